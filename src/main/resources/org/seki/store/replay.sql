-- Replies of prompt replays, so that asking twice costs once. The key is a digest of the context, the
-- model with its settings and prompt versions, the seed and the repeat.
CREATE TABLE replayed_reply (
    key   TEXT PRIMARY KEY,
    at    TEXT NOT NULL,
    reply TEXT NOT NULL CHECK (json_valid(reply))
) STRICT;
