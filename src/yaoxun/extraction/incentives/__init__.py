"""Incentives: support granted to those who qualify, with its amount or rate, and its upper bound."""

from yaoxun.extraction.incentives.rules import Incentive, find

__all__ = ["Incentive", "find"]
