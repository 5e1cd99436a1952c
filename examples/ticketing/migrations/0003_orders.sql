CREATE TABLE orders (
    id              BLOB PRIMARY KEY,
    event_id        BLOB NOT NULL REFERENCES events,
    email           TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('held', 'paid', 'refunded', 'cancelled', 'expired')),
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
CREATE INDEX orders_by_email ON orders (email);
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

CREATE TABLE tickets (
    id             BLOB PRIMARY KEY,
    order_id       BLOB NOT NULL REFERENCES orders,
    ticket_type_id BLOB NOT NULL REFERENCES ticket_types,
    holder         TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('valid', 'used', 'void')),
    -- Kept as it is: whoever knows the order may ask for it again.
    key            TEXT NOT NULL UNIQUE
);

CREATE INDEX tickets_by_order ON tickets (order_id);
