-- Reviews outlive their article: a document that is read again may have it no longer. No program wrote reviews before this
-- script, so the table is made anew. And the cut of the index is noted, so that another version of it is told.

DROP TABLE review;
CREATE TABLE review (
  id {key},
  document_id BIGINT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  article_id BIGINT REFERENCES article (id) ON DELETE SET NULL,  -- NULL where the document has the article no longer
  title TEXT NOT NULL,              -- the article's, by which it is found again
  verdict TEXT NOT NULL,            -- accepted, corrected, rejected, added; completed: the article is whole, and its facts are right
  machine TEXT,                     -- JSON: the facts as they stood, with their quotes; NULL where a person added one
  person TEXT,                      -- JSON: the fact as the person has it; NULL where nothing was put in its place
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL,                 -- when, in UTC
  note TEXT,
  undone TEXT                       -- when it was taken back; it is kept, without effect
);
CREATE INDEX review_article ON review (article_id);
CREATE INDEX review_document ON review (document_id);

CREATE TABLE index_cut (
  cut INTEGER NOT NULL              -- the version of yaoxun.library.tokens that the index was made by
);
INSERT INTO index_cut VALUES (1);
