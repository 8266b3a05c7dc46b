-- end_reason: how a conference ended; null while it lasts, and when the server ended with it.
CREATE TABLE conferences (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    account_sid TEXT NOT NULL,
    friendly_name TEXT NOT NULL,
    status INTEGER NOT NULL,
    region TEXT NOT NULL,
    end_reason INTEGER,
    ended_by TEXT,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL
) STRICT;
CREATE INDEX conferences_by_account ON conferences (account_sid);
CREATE INDEX conferences_by_name ON conferences (account_sid, friendly_name);
CREATE INDEX conferences_live ON conferences (status) WHERE status < 2;

ALTER TABLE recordings ADD COLUMN conference_sid TEXT;
CREATE INDEX recordings_by_conference ON recordings (conference_sid) WHERE conference_sid IS NOT NULL;
