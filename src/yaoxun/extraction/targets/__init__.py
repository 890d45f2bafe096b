"""Targets: quantities that someone aims to reach, with the day on which they fall due."""

from yaoxun.extraction.targets.rules import Target, find

__all__ = ["Target", "find"]
