-- The search index: pairs of characters, made by yaoxun.library.tokens; the text itself is not kept twice.
CREATE VIRTUAL TABLE search USING fts5 (title, body, content = '', tokenize = "unicode61 remove_diacritics 0 tokenchars '.%‰'");
