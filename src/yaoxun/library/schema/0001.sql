-- The library: what was read, what was found in it, what people said of it.
-- One script for SQLite and PostgreSQL; {key}, {its}, {number}, {bytes} and {clustered} are filled in by the database's dialect.
-- Days are ISO text (2023-08-16), lists and objects are JSON text. Places are characters of `body.text`, the end not included.

CREATE TABLE document (
  id {key},
  sha256 TEXT NOT NULL UNIQUE,      -- of the file's bytes: the same bytes are kept once
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  title TEXT, issue TEXT, publisher TEXT, date TEXT, inferred_date TEXT,
  warnings TEXT NOT NULL,           -- JSON: [{"code", "message"}]
  coverage TEXT NOT NULL,           -- JSON: characters by what they were taken for
  issued TEXT,                      -- the day of issue that its keeper gave for it
  reader TEXT NOT NULL,             -- the version of the program that read it
  added TEXT NOT NULL               -- when, in UTC
);

CREATE TABLE original (
  document_id {its} PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  content {bytes} NOT NULL          -- the file, packed with zlib
);

CREATE TABLE section (
  id {key},
  document_id BIGINT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  heading TEXT
);
CREATE INDEX section_document ON section (document_id);

CREATE TABLE article (
  id {key},
  document_id BIGINT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  section_id BIGINT NOT NULL REFERENCES section (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,        -- within the document, from 1
  title TEXT NOT NULL,
  day TEXT,                         -- the document's day of issue, stated or inferred
  heading TEXT,                     -- the section's, for the facets
  kinds INTEGER NOT NULL,           -- which kinds of fact it has: bits in the order of Kind
  story_id BIGINT,                  -- the first article of the same news; NULL where it is the only one
  reviewed TEXT,                    -- when a person said that its facts are complete
  extractor TEXT NOT NULL           -- the version of the program that found its facts
);
CREATE INDEX article_document ON article (document_id);
CREATE INDEX article_section ON article (section_id);
CREATE INDEX article_day ON article (day, id);
CREATE INDEX article_story ON article (story_id) WHERE story_id IS NOT NULL;

CREATE TABLE body (
  article_id {its} PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  sources TEXT NOT NULL, links TEXT NOT NULL, place TEXT NOT NULL  -- JSON
);

CREATE TABLE article_region (
  article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,        -- the acting one first
  code TEXT NOT NULL,               -- GB/T 2260
  PRIMARY KEY (article_id, position)
) {clustered};
CREATE INDEX article_region_code ON article_region (code, article_id);

CREATE TABLE article_industry (
  article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  industry TEXT NOT NULL,
  PRIMARY KEY (article_id, industry)
) {clustered};
CREATE INDEX article_industry_name ON article_industry (industry, article_id);

-- Which articles have a value of a facet (region, section, year, month, kind, industry): made of the tables above by
-- yaoxun.library.facets, so that what a search finds is counted without reading its rows.
CREATE TABLE facet (
  block INTEGER NOT NULL,           -- of 16,384 articles: those whose number divided by 16,384 is this
  name TEXT NOT NULL,
  value TEXT NOT NULL,              -- a province's code, a heading, a year, a month (2023-08), a kind, an industry
  skipped INTEGER NOT NULL,         -- bytes without a bit that are left out before `bits`
  bits {bytes} NOT NULL,            -- a bit an article, from the lowest bit of the first byte
  PRIMARY KEY (block, name, value)
) {clustered};

-- A fact has the keys of the wire format; those of other kinds are NULL. Its quote is cut from the text by its place.
CREATE TABLE fact (
  id {key},
  article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  standing TEXT,                    -- NULL as found; accepted, corrected, rejected: what a person said of it; person: a person's own
  name TEXT, title TEXT, indicator TEXT, "for" TEXT, marker TEXT,
  op TEXT, value {number}, low {number}, high {number}, unit TEXT,
  "from" TEXT, "to" TEXT, "by" TEXT, as_of TEXT, effective TEXT,
  number TEXT, issuers TEXT,        -- issuers: JSON
  instrument TEXT, base TEXT, cap {number}, cap_unit TEXT,
  event TEXT, "first" INTEGER,
  review_id BIGINT,                 -- the review that made it
  region TEXT,                      -- codes, parted by blanks, where its words name others than its article's regions; '' none
  lineage BIGINT                    -- of targets and statistics: a number for each region, indicator and unit that are compared as
                                    -- one; negative where they are one only within a story
);
CREATE INDEX fact_article ON fact (article_id);
CREATE INDEX fact_kind ON fact (kind, article_id);
CREATE INDEX fact_lineage ON fact (lineage, kind) WHERE lineage IS NOT NULL;

-- A review outlives its article: a document that is read again may have it no longer.
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

CREATE TABLE failure (
  path TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  issued TEXT,
  at TEXT NOT NULL
);

-- The smallest hashes of what an article's text is made of: near-duplicates share many of them.
CREATE TABLE sketch (
  hash BIGINT NOT NULL,
  article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  PRIMARY KEY (hash, article_id)
) {clustered};
CREATE INDEX sketch_article ON sketch (article_id);

-- For people and other tools: what a citation says, beside the text and beside each fact. What a person rejected or
-- corrected is left out; a person's own fact stands in its place.
CREATE VIEW articles AS
SELECT article.id, coalesce(document.title, document.name) AS bulletin, document.issue, article.day, article.heading AS section,
  article.title, body.text, body.sources, body.links, article.story_id, article.extractor, document.id AS document_id
FROM article JOIN document ON document.id = article.document_id JOIN body ON body.article_id = article.id;

CREATE VIEW facts AS
SELECT fact.*, substr(body.text, fact."start" + 1, fact."end" - fact."start") AS quote,
  coalesce(fact.region, (SELECT code FROM article_region WHERE article_region.article_id = article.id AND position = 1)) AS place,
  article.title AS article, article.heading AS section, article.day, article.extractor
FROM fact JOIN article ON article.id = fact.article_id JOIN body ON body.article_id = article.id
WHERE fact.standing IS NULL OR fact.standing NOT IN ('corrected', 'rejected');

CREATE VIEW targets AS
SELECT id, place AS region, "indicator", "op", "value", "low", "high", "unit", "by", quote, article, section, day, article_id, "start", "end", standing, extractor
FROM facts WHERE kind = 'target';

CREATE VIEW statistics AS
SELECT id, place AS region, "indicator", "op", "value", "low", "high", "unit", "as_of", quote, article, section, day, article_id, "start", "end", standing, extractor
FROM facts WHERE kind = 'statistic';

CREATE VIEW incentives AS
SELECT id, place AS region, "instrument", "for", "op", "value", "low", "high", "unit", "base", "cap", "cap_unit", quote, article, section, day, article_id, "start", "end", standing, extractor
FROM facts WHERE kind = 'incentive';

CREATE VIEW policies AS
SELECT id, place AS region, "title", "number", "issuers", "effective", quote, article, section, day, article_id, "start", "end", standing, extractor
FROM facts WHERE kind = 'document';

CREATE VIEW systems AS
SELECT id, place AS region, "name", "event", "first", quote, article, section, day, article_id, "start", "end", standing, extractor
FROM facts WHERE kind = 'system';

CREATE VIEW organizations AS
SELECT id, place AS region, "name", quote, article, section, day, article_id, "start", "end", standing, extractor
FROM facts WHERE kind = 'organization';

CREATE VIEW measures AS
SELECT id, place AS region, "marker", quote, article, section, day, article_id, "start", "end", standing, extractor
FROM facts WHERE kind = 'measure';

CREATE VIEW dates AS
SELECT id, place AS region, "from", "to", quote, article, section, day, article_id, "start", "end", standing, extractor
FROM facts WHERE kind = 'date';

CREATE VIEW quantities AS
SELECT id, place AS region, "op", "value", "low", "high", "unit", quote, article, section, day, article_id, "start", "end", standing, extractor
FROM facts WHERE kind = 'quantity';
