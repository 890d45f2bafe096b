"""Words of the language as data: regions, bodies, units, columns, kinds of document."""
