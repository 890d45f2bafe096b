"""Questions on the library whose answers join many articles: compare regions, track targets and documents. Read-only."""
