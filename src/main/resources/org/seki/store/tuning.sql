-- What to always try a new prompt version on, chosen from real failures.
CREATE TABLE marked_context (
    run_id    TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    iteration INTEGER NOT NULL,
    why       TEXT NOT NULL,
    at        TEXT NOT NULL,
    PRIMARY KEY (run_id, iteration)
) STRICT;

-- Tuning sessions: a question about a prompt, and how it was decided. `adopted` is a version's hash,
-- or empty when it was decided to change nothing; all three are null while it is open.
CREATE TABLE tuning_session (
    name       TEXT PRIMARY KEY,
    template   TEXT NOT NULL,
    question   TEXT NOT NULL,
    opened_at  TEXT NOT NULL,
    adopted    TEXT,
    reason     TEXT,
    decided_at TEXT
) STRICT;

-- The comparisons of a session, in order. JSON in `body`.
CREATE TABLE tuning_result (
    seq     INTEGER PRIMARY KEY,
    session TEXT NOT NULL REFERENCES tuning_session (name) ON DELETE CASCADE,
    at      TEXT NOT NULL,
    body    TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

-- The session that is the evidence for using a version; empty for none.
ALTER TABLE prompt_adopted ADD COLUMN session TEXT NOT NULL DEFAULT '';
