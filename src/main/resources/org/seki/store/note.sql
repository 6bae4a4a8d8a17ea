-- What a person keeps about an evaluated architecture.
CREATE TABLE note (
    run_id    TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    iteration INTEGER NOT NULL,
    starred   INTEGER NOT NULL,
    text      TEXT NOT NULL,
    at        TEXT NOT NULL,
    PRIMARY KEY (run_id, iteration)
) STRICT;
