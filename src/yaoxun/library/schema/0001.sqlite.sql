-- The search index: pairs of characters, made by yaoxun.library.tokens; the text itself is not kept twice. To the tokenizer
-- `ascii` every character beyond ASCII is part of a word, also one that is newer than the tables of SQLite.
CREATE VIRTUAL TABLE search USING fts5 (title, body, content = '', tokenize = "ascii tokenchars '.%'");
