-- Messages have no foreign key to their account: a fact of the past is kept whatever became of the settings.
CREATE TABLE messages (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    account_sid TEXT NOT NULL,
    direction INTEGER NOT NULL,
    status INTEGER NOT NULL,
    from_address TEXT NOT NULL,
    to_address TEXT NOT NULL,
    body TEXT NOT NULL,
    num_segments INTEGER NOT NULL,
    num_media INTEGER NOT NULL,
    error_code INTEGER,
    error_message TEXT,
    status_callback TEXT,
    status_callback_method INTEGER NOT NULL,
    call_sid TEXT,
    in_reply_to TEXT,
    gateway TEXT,
    gateway_reference TEXT,
    send_at INTEGER,
    valid_until INTEGER,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    date_sent INTEGER
) STRICT;
CREATE INDEX messages_by_account ON messages (account_sid);
CREATE INDEX messages_by_to ON messages (account_sid, to_address);
CREATE INDEX messages_by_from ON messages (account_sid, from_address);
CREATE INDEX messages_by_reference ON messages (gateway_reference) WHERE gateway_reference IS NOT NULL;
-- MessageStatus.Sent is 3: everything before is still to be sent.
CREATE INDEX messages_pending ON messages (status) WHERE status < 3;

-- content: the bytes of a piece that came with its message; null for one that lies at its address.
CREATE TABLE message_media (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    account_sid TEXT NOT NULL,
    message_sid TEXT NOT NULL,
    content_type TEXT NOT NULL,
    url TEXT,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    content BLOB
) STRICT;
CREATE INDEX message_media_by_message ON message_media (message_sid);

ALTER TABLE phone_numbers ADD COLUMN sms_application_sid TEXT;
