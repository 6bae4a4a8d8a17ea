-- The workspace of SEKI Workbench. Times are ISO-8601 UTC. JSON in `body` and `settings`.
-- In Python: json.loads(row) of any body; the views below need no JSON at all.
CREATE TABLE run (
    id         TEXT PRIMARY KEY,
    created_at TEXT NOT NULL,
    settings   TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;

-- What happened, in order. A run's state is what replaying its events gives.
CREATE TABLE event (
    run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    seq    INTEGER NOT NULL,
    at     TEXT NOT NULL,
    type   TEXT NOT NULL,
    body   TEXT NOT NULL CHECK (json_valid(body)),
    iteration INTEGER AS (body ->> 'iteration'),
    score     REAL AS (body ->> '$.evaluation.score'),
    PRIMARY KEY (run_id, seq)
) STRICT;
CREATE INDEX event_by_type ON event (run_id, type);
CREATE INDEX event_by_score ON event (run_id, score DESC, iteration) WHERE type = 'evaluated';

-- Prompt templates by content hash.
CREATE TABLE prompt_version (
    hash       TEXT PRIMARY KEY,
    template   TEXT NOT NULL,
    parent     TEXT,
    note       TEXT NOT NULL DEFAULT '',
    text       TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

-- Every prompt sent and raw reply received; belongs to the event `proposed` or `unanswered` of the
-- same attempt.
CREATE TABLE llm_exchange (
    run_id         TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    iteration      INTEGER NOT NULL,
    attempt        INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    turn           TEXT NOT NULL,
    prompt_version TEXT NOT NULL,
    prompt         TEXT NOT NULL,
    reply          TEXT NOT NULL,
    input_tokens   INTEGER NOT NULL,
    output_tokens  INTEGER NOT NULL,
    dollars        REAL NOT NULL,
    seconds        REAL NOT NULL,
    calls          INTEGER NOT NULL,
    PRIMARY KEY (run_id, iteration, attempt, position)
) STRICT;

-- One row an iteration that ended: evaluated, reused or failed (then genotype and score are null).
CREATE VIEW iteration AS
SELECT run_id,
       iteration,
       body ->> 'stage' AS stage,
       type AS outcome,
       body ->> 'architecture' AS genotype,
       coalesce(score, body ->> 'score') AS score,
       body ->> '$.evaluation.seconds' AS seconds,
       at
FROM event
WHERE type IN ('evaluated', 'reused', 'failed');

-- One row a reply of a strategist.
CREATE VIEW proposal AS
SELECT run_id,
       iteration,
       body ->> 'attempt' AS attempt,
       body ->> 'stage' AS stage,
       body ->> 'parent' AS parent,
       body ->> '$.reply.reasoning' AS reasoning,
       body ->> '$.reply.strategy' AS strategy,
       body ->> '$.reply.text' AS text,
       body ->> '$.reply.usage.inputTokens' AS input_tokens,
       body ->> '$.reply.usage.outputTokens' AS output_tokens,
       body ->> '$.reply.usage.dollars' AS dollars,
       at
FROM event
WHERE type = 'proposed';

-- Who changed what when: one row a steering.
CREATE VIEW steering AS
SELECT run_id,
       body ->> 'afterIteration' AS after_iteration,
       body ->> 'by' AS by,
       body ->> '$.steering.type' AS kind,
       body -> 'steering' AS steering,
       at
FROM event
WHERE type = 'steered';

-- The best evaluated architecture of each run; of equals the earliest.
CREATE VIEW best AS
SELECT run.id AS run_id, event.iteration, event.body ->> 'architecture' AS genotype, event.score
FROM run
JOIN event ON event.run_id = run.id AND event.seq = (
    SELECT seq FROM event
    WHERE run_id = run.id AND type = 'evaluated'
    ORDER BY score DESC, iteration
    LIMIT 1);
