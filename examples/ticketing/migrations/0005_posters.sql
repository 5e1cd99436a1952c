-- What is shown of an event.
CREATE TABLE posters (
    event_id   BLOB PRIMARY KEY REFERENCES events ON DELETE CASCADE,
    media_type TEXT NOT NULL,
    octets     BLOB NOT NULL
);
