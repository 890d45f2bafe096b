"""`python -m yaoxun` is `yaoxun`."""

from yaoxun.faces.cli import main

main(prog_name="yaoxun")
