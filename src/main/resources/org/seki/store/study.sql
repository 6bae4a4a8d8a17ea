-- Studies: strategists compared on benchmark tables. JSON in `settings` and `body`.
CREATE TABLE study (
    name      TEXT PRIMARY KEY,
    opened_at TEXT NOT NULL,
    settings  TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;

-- One run of a study, by its results: validation and test of each evaluated architecture in order.
CREATE TABLE trial (
    study      TEXT NOT NULL REFERENCES study (name) ON DELETE CASCADE,
    dataset    TEXT NOT NULL,
    strategist TEXT NOT NULL,
    seed       INTEGER NOT NULL,
    body       TEXT NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (study, dataset, strategist, seed)
) STRICT;
