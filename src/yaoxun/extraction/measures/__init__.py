"""Measures: the items of marked enumerations (一是 … 二是 …), at any level."""

from yaoxun.extraction.measures.rules import Measure, find

__all__ = ["Measure", "find"]
