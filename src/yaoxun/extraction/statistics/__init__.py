"""Statistics: quantities that have been observed, with the day for which they hold."""

from yaoxun.extraction.statistics.rules import Statistic, find

__all__ = ["Statistic", "find"]
