"""Organizations: government bodies, companies, universities, banks and others, by their names."""

from yaoxun.extraction.organizations.rules import Organization, find

__all__ = ["Organization", "find"]
