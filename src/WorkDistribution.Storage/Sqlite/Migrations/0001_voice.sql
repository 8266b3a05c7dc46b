-- Instants are microseconds since 1970 UTC. seq is the order of making: lists are newest first and pages continue after a seq.

CREATE TABLE accounts (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    owner_account_sid TEXT REFERENCES accounts (sid),
    friendly_name TEXT NOT NULL,
    auth_token TEXT NOT NULL,
    status INTEGER NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL
) STRICT;
CREATE INDEX accounts_by_owner ON accounts (owner_account_sid);

-- Calls, recordings and notifications have no foreign key to their account: a fact of the past is kept whatever became of the settings.
CREATE TABLE calls (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    account_sid TEXT NOT NULL,
    parent_call_sid TEXT,
    to_address TEXT NOT NULL,
    from_address TEXT NOT NULL,
    caller_name TEXT,
    phone_number_sid TEXT,
    direction INTEGER NOT NULL,
    status INTEGER NOT NULL,
    answered_by TEXT,
    forwarded_from TEXT,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    start_time INTEGER,
    answer_time INTEGER,
    end_time INTEGER,
    queue_time INTEGER NOT NULL,
    end_reason TEXT
) STRICT;
CREATE INDEX calls_by_account ON calls (account_sid);
CREATE INDEX calls_by_to ON calls (account_sid, to_address);
CREATE INDEX calls_by_from ON calls (account_sid, from_address);
CREATE INDEX calls_by_parent ON calls (parent_call_sid) WHERE parent_call_sid IS NOT NULL;
CREATE INDEX calls_live ON calls (status) WHERE status < 4;

CREATE TABLE applications (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    account_sid TEXT NOT NULL REFERENCES accounts (sid),
    friendly_name TEXT NOT NULL,
    voice_url TEXT,
    voice_method INTEGER NOT NULL,
    voice_fallback_url TEXT,
    voice_fallback_method INTEGER NOT NULL,
    status_callback TEXT,
    status_callback_method INTEGER NOT NULL,
    voice_application_sid TEXT,
    voice_caller_id_lookup INTEGER NOT NULL,
    sms_url TEXT,
    sms_method TEXT NOT NULL,
    sms_fallback_url TEXT,
    sms_fallback_method TEXT NOT NULL,
    sms_status_callback TEXT,
    message_status_callback TEXT,
    public_application_connect_enabled INTEGER NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL
) STRICT;
CREATE INDEX applications_by_account ON applications (account_sid);

CREATE TABLE phone_numbers (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    account_sid TEXT NOT NULL REFERENCES accounts (sid),
    phone_number TEXT NOT NULL UNIQUE,
    friendly_name TEXT NOT NULL,
    voice_url TEXT,
    voice_method INTEGER NOT NULL,
    voice_fallback_url TEXT,
    voice_fallback_method INTEGER NOT NULL,
    status_callback TEXT,
    status_callback_method INTEGER NOT NULL,
    voice_application_sid TEXT,
    voice_caller_id_lookup INTEGER NOT NULL,
    sms_url TEXT,
    sms_method TEXT NOT NULL,
    sms_fallback_url TEXT,
    sms_fallback_method TEXT NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL
) STRICT;
CREATE INDEX phone_numbers_by_account ON phone_numbers (account_sid);

CREATE TABLE recordings (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    account_sid TEXT NOT NULL,
    call_sid TEXT NOT NULL,
    status TEXT NOT NULL,
    channels INTEGER NOT NULL,
    source TEXT NOT NULL,
    track TEXT NOT NULL,
    duration INTEGER,
    bytes INTEGER NOT NULL,
    error_code INTEGER,
    start_time INTEGER NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL
) STRICT;
CREATE INDEX recordings_by_account ON recordings (account_sid);
CREATE INDEX recordings_by_call ON recordings (call_sid);
CREATE INDEX recordings_live ON recordings (status) WHERE status IN ('in-progress', 'paused', 'processing');

CREATE TABLE notifications (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    account_sid TEXT NOT NULL,
    call_sid TEXT,
    error_code INTEGER NOT NULL,
    log INTEGER NOT NULL,
    message_text TEXT NOT NULL,
    line INTEGER,
    column_number INTEGER,
    request_url TEXT,
    request_method TEXT,
    request_variables TEXT,
    response_headers TEXT,
    response_body TEXT,
    message_date INTEGER NOT NULL
) STRICT;
CREATE INDEX notifications_by_account ON notifications (account_sid);
CREATE INDEX notifications_by_call ON notifications (call_sid) WHERE call_sid IS NOT NULL;

CREATE TABLE sip_domains (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    account_sid TEXT NOT NULL REFERENCES accounts (sid),
    domain_name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    friendly_name TEXT NOT NULL,
    voice_url TEXT,
    voice_method INTEGER NOT NULL,
    voice_fallback_url TEXT,
    voice_fallback_method INTEGER NOT NULL,
    status_callback TEXT,
    status_callback_method INTEGER NOT NULL,
    voice_application_sid TEXT,
    voice_caller_id_lookup INTEGER NOT NULL,
    sip_registration INTEGER NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL
) STRICT;
CREATE INDEX sip_domains_by_account ON sip_domains (account_sid);

CREATE TABLE credential_lists (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    account_sid TEXT NOT NULL REFERENCES accounts (sid),
    friendly_name TEXT NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    UNIQUE (account_sid, friendly_name)
) STRICT;

CREATE TABLE credentials (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    account_sid TEXT NOT NULL REFERENCES accounts (sid),
    credential_list_sid TEXT NOT NULL REFERENCES credential_lists (sid) ON DELETE CASCADE,
    username TEXT NOT NULL,
    password TEXT NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    UNIQUE (credential_list_sid, username)
) STRICT;

CREATE TABLE credential_list_mappings (
    seq INTEGER PRIMARY KEY,
    domain_sid TEXT NOT NULL REFERENCES sip_domains (sid) ON DELETE CASCADE,
    credential_list_sid TEXT NOT NULL REFERENCES credential_lists (sid) ON DELETE CASCADE,
    domain_use INTEGER NOT NULL,
    UNIQUE (domain_sid, domain_use, credential_list_sid)
) STRICT;
CREATE INDEX credential_list_mappings_by_list ON credential_list_mappings (credential_list_sid);

CREATE TABLE registrations (
    seq INTEGER PRIMARY KEY,
    address_of_record TEXT NOT NULL,
    contact TEXT NOT NULL,
    transport TEXT NOT NULL,
    source TEXT NOT NULL,
    call_id TEXT NOT NULL,
    cseq INTEGER NOT NULL,
    user_agent TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX registrations_by_address ON registrations (address_of_record);
