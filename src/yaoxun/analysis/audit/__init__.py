"""The audit: what a careful editor would query, with the arithmetic and every sentence involved. One module a rule."""
