-- Who uses the library over the web, and what they wrote.

CREATE TABLE account (
  id {key},
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,               -- reader, reviewer, editor, admin: each may what the one before may
  password TEXT NOT NULL,           -- scrypt$n$r$p$salt$hash
  made TEXT NOT NULL,
  closed TEXT                       -- when it was closed; NULL while it is open
);

CREATE TABLE session (
  token TEXT PRIMARY KEY,           -- SHA-256 of what the browser keeps
  account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  made TEXT NOT NULL,
  seen TEXT NOT NULL
);

CREATE TABLE login_failure (
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX login_failure_at ON login_failure (at);

CREATE TABLE log (
  id {key},
  at TEXT NOT NULL,
  account TEXT NOT NULL,
  deed TEXT NOT NULL,
  object TEXT NOT NULL,
  detail TEXT
);

CREATE TABLE saved_search (
  id {key},
  account TEXT NOT NULL,
  title TEXT NOT NULL,
  address TEXT NOT NULL,            -- of the page, with its query
  at TEXT NOT NULL
);
CREATE INDEX saved_search_account ON saved_search (account);
