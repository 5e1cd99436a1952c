CREATE TABLE venues (
    id           BLOB PRIMARY KEY,
    organiser_id BLOB NOT NULL REFERENCES organisers,
    name         TEXT NOT NULL,
    city         TEXT NOT NULL,
    country      TEXT NOT NULL,
    capacity     INTEGER NOT NULL
);

CREATE TABLE events (
    id           BLOB PRIMARY KEY,
    organiser_id BLOB NOT NULL REFERENCES organisers,
    venue_id     BLOB NOT NULL REFERENCES venues,
    title        TEXT NOT NULL,
    description  TEXT NOT NULL,
    category     TEXT NOT NULL,
    starts_at    TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('draft', 'published', 'cancelled'))
);

CREATE INDEX events_by_venue ON events (venue_id);

CREATE TABLE ticket_types (
    id       BLOB PRIMARY KEY,
    event_id BLOB NOT NULL REFERENCES events ON DELETE CASCADE,
    name     TEXT NOT NULL,
    amount   INTEGER NOT NULL,
    currency TEXT NOT NULL,
    quantity INTEGER NOT NULL
);

CREATE INDEX ticket_types_by_event ON ticket_types (event_id);

CREATE TABLE promotions (
    id       BLOB PRIMARY KEY,
    event_id BLOB NOT NULL REFERENCES events ON DELETE CASCADE,
    code     TEXT NOT NULL,
    -- `Discount` as JSON.
    discount TEXT NOT NULL,
    ends_at  TEXT,
    UNIQUE (event_id, code)
);
