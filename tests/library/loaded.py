"""The program as it is once it has read a bulletin: where the processes of the tests of safety start from."""

import yaoxun.faces.cli  # noqa: F401 to have it loaded
from yaoxun.library.record import record

record("民政简报\n第3期\n\n某市扩大养老补贴\n7月1日起，某市将补贴提高到每月200元。".encode(), "3.txt", None, 1 << 20)
