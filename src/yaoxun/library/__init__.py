"""The library: what was read, kept in one database, with the search over it. Import `Library`; the rest is its rooms."""
