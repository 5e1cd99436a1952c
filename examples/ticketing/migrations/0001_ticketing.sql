-- Who may act for an organiser: an access token of a person, or a key of a program.
CREATE TABLE credentials (
    -- Of the secret, which is nowhere kept.
    sha256       BLOB NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('token', 'key')),
    organiser_id BLOB NOT NULL,
    -- Separated by spaces.
    scopes       TEXT NOT NULL,
    PRIMARY KEY (kind, sha256)
);

CREATE TABLE venues (
    id           BLOB PRIMARY KEY,
    organiser_id BLOB NOT NULL,
    name         TEXT NOT NULL,
    city         TEXT NOT NULL,
    country      TEXT NOT NULL,
    capacity     INTEGER NOT NULL
);

CREATE TABLE events (
    id           BLOB PRIMARY KEY,
    organiser_id BLOB NOT NULL,
    venue_id     BLOB NOT NULL REFERENCES venues,
    title        TEXT NOT NULL,
    description  TEXT NOT NULL,
    category     TEXT NOT NULL,
    starts_at    TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('draft', 'published', 'cancelled'))
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

CREATE TABLE orders (
    id              BLOB PRIMARY KEY,
    event_id        BLOB NOT NULL REFERENCES events,
    email           TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('held', 'paid', 'refunded', 'cancelled', 'expired')),
    amount          INTEGER NOT NULL,
    currency        TEXT NOT NULL,
    held_until      TEXT NOT NULL,
    -- Chosen by the caller.
    idempotency_key TEXT UNIQUE,
    -- Of the body that came with the key.
    body_sha256     BLOB NOT NULL,
    -- `PlaceOrderCallbacks` as JSON.
    callbacks       TEXT NOT NULL
);

CREATE INDEX orders_by_event ON orders (event_id);
CREATE INDEX orders_held ON orders (held_until) WHERE state = 'held';

CREATE TABLE order_lines (
    order_id       BLOB NOT NULL REFERENCES orders,
    ticket_type_id BLOB NOT NULL REFERENCES ticket_types,
    quantity       INTEGER NOT NULL,
    PRIMARY KEY (order_id, ticket_type_id)
);

CREATE INDEX order_lines_by_type ON order_lines (ticket_type_id);

-- A type of ticket, and how many of it are neither sold nor held.
CREATE VIEW stock AS
SELECT ticket_types.*, quantity - (
    SELECT coalesce(sum(order_lines.quantity), 0)
    FROM order_lines JOIN orders ON orders.id = order_id
    WHERE ticket_type_id = ticket_types.id AND state IN ('held', 'paid')
) AS available
FROM ticket_types;

CREATE TABLE payments (
    id          BLOB PRIMARY KEY,
    order_id    BLOB NOT NULL UNIQUE REFERENCES orders,
    amount      INTEGER NOT NULL,
    currency    TEXT NOT NULL,
    paid_at     TEXT NOT NULL,
    refunded_at TEXT
);
