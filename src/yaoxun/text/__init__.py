"""Text as Yaoxun handles it: spans, cleaning that keeps the way back to the source, numerals, dates."""
