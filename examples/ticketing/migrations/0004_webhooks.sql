CREATE TABLE webhook_endpoints (
    id           BLOB PRIMARY KEY,
    organiser_id BLOB NOT NULL REFERENCES organisers,
    -- A string as JSON.
    url          TEXT NOT NULL,
    -- A list of topics as JSON.
    topics       TEXT NOT NULL,
    is_enabled   INTEGER NOT NULL
);

CREATE INDEX webhook_endpoints_by_organiser ON webhook_endpoints (organiser_id);

CREATE TABLE deliveries (
    id          BLOB PRIMARY KEY,
    endpoint_id BLOB NOT NULL REFERENCES webhook_endpoints ON DELETE CASCADE,
    topic       TEXT NOT NULL,
    sent_at     TEXT NOT NULL,
    error       TEXT
);

CREATE INDEX deliveries_by_endpoint ON deliveries (endpoint_id);
