-- The search index: pairs of characters, made by yaoxun.library.tokens; the text itself is not kept twice. To the tokenizer
-- `ascii` every character beyond ASCII is part of a word, also one that is newer than the tables of SQLite.
-- A word of the first column is kept two bytes shorter than one of another, so the longer text comes first.
CREATE VIRTUAL TABLE search USING fts5 (body, title, content = '', tokenize = "ascii tokenchars '.%'");
-- A document is a segment of its own: with twice the usual number side by side, fewer are written again.
INSERT INTO search (search, rank) VALUES ('automerge', 8);
