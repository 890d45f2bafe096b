"""Questions on the library that read and never write: compare regions, track targets, audit what was written."""
