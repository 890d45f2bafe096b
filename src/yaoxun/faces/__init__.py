"""The faces of Yaoxun: each parses a request, makes one call, shows the answer."""
