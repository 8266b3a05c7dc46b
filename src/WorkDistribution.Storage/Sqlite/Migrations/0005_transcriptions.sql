CREATE TABLE transcriptions (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    account_sid TEXT NOT NULL,
    recording_sid TEXT NOT NULL,
    status TEXT NOT NULL,
    text TEXT NOT NULL,
    duration INTEGER NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL
) STRICT;
CREATE INDEX transcriptions_by_account ON transcriptions (account_sid);
CREATE INDEX transcriptions_by_recording ON transcriptions (recording_sid);
CREATE INDEX transcriptions_running ON transcriptions (status) WHERE status = 'in-progress';
