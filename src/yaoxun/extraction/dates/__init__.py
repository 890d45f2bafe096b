"""Dates: expressions that fix calendar time, with the days they span."""

from yaoxun.extraction.dates.rules import Date, find

__all__ = ["Date", "find"]
