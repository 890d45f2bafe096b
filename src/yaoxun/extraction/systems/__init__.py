"""Systems: named platforms, markets, centres, alliances and labs that an article reports on, and what happens to them."""

from yaoxun.extraction.systems.rules import System, find

__all__ = ["System", "find"]
