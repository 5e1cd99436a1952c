-- Lists of attendees, written when they were asked for.
CREATE TABLE exports (
    id           BLOB PRIMARY KEY,
    organiser_id BLOB NOT NULL REFERENCES organisers,
    state        TEXT NOT NULL CHECK (state IN ('writing', 'ready')),
    content      TEXT
);
