-- Whoever sells tickets here.
CREATE TABLE organisers (
    id   BLOB PRIMARY KEY,
    name TEXT NOT NULL
);

-- What lets people, programs and devices act for an organiser.
CREATE TABLE credentials (
    id           BLOB PRIMARY KEY,
    organiser_id BLOB NOT NULL REFERENCES organisers,
    kind         TEXT NOT NULL CHECK (kind IN ('token', 'key', 'gate', 'client', 'app')),
    -- Of the secret, which is nowhere kept.
    sha256       BLOB NOT NULL,
    -- A list of strings as JSON.
    scopes       TEXT NOT NULL,
    UNIQUE (kind, sha256)
);

CREATE INDEX credentials_by_organiser ON credentials (organiser_id);

-- Those who run this service, by their tokens.
CREATE TABLE operators (
    sha256 BLOB PRIMARY KEY
);

-- Buyers who signed in, by their cookies.
CREATE TABLE sessions (
    sha256 BLOB PRIMARY KEY,
    email  TEXT NOT NULL
);
