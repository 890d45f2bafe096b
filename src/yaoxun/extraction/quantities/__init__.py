"""Quantities: numbers with what they count or measure, and how they bound it."""

from yaoxun.extraction.quantities.rules import Quantity, find, readings

__all__ = ["Quantity", "find", "readings"]
