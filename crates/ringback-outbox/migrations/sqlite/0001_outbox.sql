-- Times are milliseconds since 1970-01-01 UTC.

-- Whom callbacks go to: by default the origin of their addresses.
CREATE TABLE ringback_endpoints (
    name       TEXT PRIMARY KEY,
    state      TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'disabled')),
    -- Failures one after the other.
    failures   INTEGER NOT NULL DEFAULT 0,
    -- Nothing is sent before then.
    open_until INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What signs; the newest has the highest position. The empty endpoint's are for all that have none of their own.
CREATE TABLE ringback_keys (
    endpoint   TEXT NOT NULL,
    secret     TEXT NOT NULL,
    position   INTEGER NOT NULL,
    PRIMARY KEY (endpoint, secret)
) STRICT;

CREATE TABLE ringback_messages (
    id          TEXT PRIMARY KEY,
    -- The name of the callback in the contract.
    callback    TEXT NOT NULL,
    endpoint    TEXT NOT NULL,
    -- A `CallRequest` as JSON.
    request     TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'dead', 'cancelled')),
    enqueued_at INTEGER NOT NULL,
    -- When it may be claimed; while it is leased, when the lease ends.
    due_at      INTEGER NOT NULL,
    ended_at    INTEGER,
    -- How often it was tried, and how often since it was enqueued or replayed.
    attempts    INTEGER NOT NULL DEFAULT 0,
    step        INTEGER NOT NULL DEFAULT 0,
    -- Who holds the lease, and which lease it is.
    owner       TEXT,
    lease       INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX ringback_messages_due ON ringback_messages (due_at, endpoint, attempts) WHERE state = 'pending';
CREATE INDEX ringback_messages_leased ON ringback_messages (endpoint, due_at) WHERE owner IS NOT NULL;
CREATE INDEX ringback_messages_ended ON ringback_messages (state, ended_at, id, endpoint) WHERE state <> 'pending';
CREATE INDEX ringback_messages_of_endpoint ON ringback_messages (endpoint, id);

CREATE TABLE ringback_attempts (
    message    TEXT NOT NULL REFERENCES ringback_messages (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    ms         INTEGER NOT NULL,
    status     INTEGER,
    -- What kind of failure it was; nothing where it was none.
    error      TEXT,
    -- How the reply begins.
    reply      TEXT,
    PRIMARY KEY (message, number)
) STRICT, WITHOUT ROWID;
