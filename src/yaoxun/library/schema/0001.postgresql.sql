-- The search index: pairs of characters, made by yaoxun.library.tokens. A long article has several rows, because a
-- tsvector counts no further than 16,383 positions.
CREATE TABLE search (
  article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  title TSVECTOR NOT NULL,
  body TSVECTOR NOT NULL,
  PRIMARY KEY (article_id, part)
);
CREATE INDEX search_title ON search USING gin (title);
CREATE INDEX search_body ON search USING gin (body);
CREATE FUNCTION instr (whole TEXT, part TEXT) RETURNS INTEGER LANGUAGE SQL IMMUTABLE AS 'SELECT strpos(whole, part)';
