"""Fixtures that several rooms of tests use."""

from tests.databases import places, server

__all__ = ["places", "server"]
