CREATE TABLE call_queues (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    account_sid TEXT NOT NULL REFERENCES accounts (sid),
    friendly_name TEXT NOT NULL,
    max_size INTEGER NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    UNIQUE (account_sid, friendly_name)
) STRICT;

-- A fact of the past, kept whatever became of call and queue. A call enters a queue once at any instant.
CREATE TABLE queue_stays (
    call_sid TEXT NOT NULL,
    entered_at INTEGER NOT NULL,
    account_sid TEXT NOT NULL,
    queue_sid TEXT NOT NULL,
    task_sid TEXT,
    left_at INTEGER,
    result TEXT,
    PRIMARY KEY (call_sid, entered_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX queue_stays_open ON queue_stays (account_sid) WHERE left_at IS NULL;
