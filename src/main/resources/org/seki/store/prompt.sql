-- Who wrote a prompt version; ours are kept too once a run has used them.
ALTER TABLE prompt_version ADD COLUMN author TEXT NOT NULL DEFAULT '';

-- Which version of a template is in use: the last row counts.
CREATE TABLE prompt_adopted (
    seq      INTEGER PRIMARY KEY,
    template TEXT NOT NULL,
    hash     TEXT NOT NULL,
    at       TEXT NOT NULL
) STRICT;

-- Replies of a run as they came, by a hash of the request: one that was paid for is not asked for
-- again, should the program die before its iteration ends.
CREATE TABLE llm_reply (
    run_id  TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    request TEXT NOT NULL,
    at      TEXT NOT NULL,
    body    TEXT NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (run_id, request)
) STRICT;
