-- An invoice, and what its request told us about calling back.
CREATE TABLE invoices (
    -- The order of creation; cursors point into it.
    sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
    id        TEXT NOT NULL UNIQUE,
    title     TEXT,
    customer  TEXT NOT NULL,
    -- A decimal as text: SQLite's own numbers would round it.
    total     TEXT NOT NULL,
    -- `CreateInvoiceCallbacks` as JSON.
    callbacks TEXT NOT NULL,
    state     TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paid', 'refused'))
);

CREATE INDEX invoices_open ON invoices (sequence) WHERE state = 'open';
