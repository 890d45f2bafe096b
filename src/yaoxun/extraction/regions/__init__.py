"""Regions: the jurisdictions whose policy or event an article reports."""

from yaoxun.extraction.regions.rules import find

__all__ = ["find"]
