-- Workspaces have a file and a writer of their own: their commits do not wait for those of calls, nor for each other's distance.
-- Identifiers are the 16 bytes of their hexadecimal digits; the column says the kind. Instants are microseconds since 1970 UTC, event times milliseconds.
-- The workspace's number stands for it in every row. There are no foreign keys: a workspace's one owner writes it, in whole batches.

CREATE TABLE workspaces (
    number INTEGER PRIMARY KEY,
    sid BLOB NOT NULL UNIQUE,
    account_sid BLOB NOT NULL,
    friendly_name TEXT NOT NULL,
    default_activity_sid BLOB NOT NULL,
    timeout_activity_sid BLOB NOT NULL,
    event_callback_url TEXT,
    events_filter TEXT NOT NULL,
    multi_task_enabled INTEGER NOT NULL,
    prioritize_queue_order INTEGER NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    last_event_number INTEGER NOT NULL DEFAULT 0,
    last_task_number INTEGER NOT NULL DEFAULT 0,
    -- A removed workspace's row stays while its events do.
    removed INTEGER NOT NULL DEFAULT 0
) STRICT;

-- seq is the order of making.
CREATE TABLE activities (
    seq INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    sid BLOB NOT NULL,
    friendly_name TEXT NOT NULL,
    available INTEGER NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    UNIQUE (workspace, sid)
) STRICT;

CREATE TABLE task_channels (
    seq INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    sid BLOB NOT NULL,
    friendly_name TEXT NOT NULL,
    unique_name TEXT NOT NULL,
    channel_optimized_routing INTEGER NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    UNIQUE (workspace, sid)
) STRICT;

CREATE TABLE task_queues (
    seq INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    sid BLOB NOT NULL,
    friendly_name TEXT NOT NULL,
    target_workers TEXT NOT NULL,
    max_reserved_workers INTEGER NOT NULL,
    task_order INTEGER,
    reservation_activity_sid BLOB,
    assignment_activity_sid BLOB,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    UNIQUE (workspace, sid)
) STRICT;

CREATE TABLE workflows (
    seq INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    sid BLOB NOT NULL,
    friendly_name TEXT NOT NULL,
    configuration TEXT NOT NULL,
    assignment_callback_url TEXT,
    fallback_assignment_callback_url TEXT,
    task_reservation_timeout INTEGER NOT NULL,
    version INTEGER NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    UNIQUE (workspace, sid)
) STRICT;

CREATE TABLE workers (
    seq INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    sid BLOB NOT NULL,
    friendly_name TEXT NOT NULL,
    attributes TEXT NOT NULL,
    activity_sid BLOB NOT NULL,
    date_status_changed INTEGER NOT NULL,
    idle_since INTEGER NOT NULL,
    must_update INTEGER NOT NULL,
    version INTEGER NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    UNIQUE (workspace, sid)
) STRICT;

CREATE TABLE worker_channels (
    seq INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    sid BLOB NOT NULL,
    worker_sid BLOB NOT NULL,
    task_channel_sid BLOB NOT NULL,
    configured_capacity INTEGER NOT NULL,
    available INTEGER NOT NULL,
    last_reserved_time INTEGER,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    UNIQUE (workspace, sid)
) STRICT;

-- Tasks and reservations lie in the order of their identifiers, which begin with the time: one tree, no index beside it.
CREATE TABLE tasks (
    workspace INTEGER NOT NULL,
    sid BLOB NOT NULL,
    number INTEGER NOT NULL,
    assignment_status INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    version INTEGER NOT NULL,
    workflow_sid BLOB,
    task_queue_sid BLOB,
    task_channel_sid BLOB NOT NULL,
    timeout INTEGER NOT NULL,
    virtual_start_time INTEGER,
    ignore_capacity INTEGER NOT NULL,
    filter_index INTEGER NOT NULL,
    target_index INTEGER NOT NULL,
    workflow_entered INTEGER,
    target_entered INTEGER,
    task_queue_entered_date INTEGER,
    times_queued INTEGER NOT NULL,
    raised_by INTEGER NOT NULL,
    requeue_raise INTEGER NOT NULL,
    priority_given INTEGER NOT NULL,
    date_ended INTEGER,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    reason TEXT,
    routing_target TEXT,
    attributes TEXT NOT NULL,
    fetched_configuration TEXT,
    PRIMARY KEY (workspace, sid)
) STRICT, WITHOUT ROWID;

CREATE TABLE reservations (
    workspace INTEGER NOT NULL,
    sid BLOB NOT NULL,
    task_sid BLOB NOT NULL,
    worker_sid BLOB NOT NULL,
    task_queue_sid BLOB NOT NULL,
    reservation_status INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    is_instructed INTEGER NOT NULL,
    date_accepted INTEGER,
    version INTEGER NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    PRIMARY KEY (workspace, sid)
) STRICT, WITHOUT ROWID;

-- id is the workspace's number times 2^40 and the event's number. detail has everything else in a compact form (EventDetail).
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    sid BLOB NOT NULL,
    type INTEGER NOT NULL,
    time INTEGER NOT NULL,
    task_sid BLOB,
    worker_sid BLOB,
    reservation_sid BLOB,
    task_queue_sid BLOB,
    workflow_sid BLOB,
    task_channel_sid BLOB,
    task_channel TEXT,
    detail BLOB NOT NULL
) STRICT;

-- Which events are of which second: how a time, and an event's identifier, which begins with its time, lead to numbers.
CREATE TABLE event_seconds (
    workspace INTEGER NOT NULL,
    second INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (workspace, second)
) STRICT, WITHOUT ROWID;

-- Events that the workspace's callback is still to be told, by their id.
CREATE TABLE event_outbox (
    id INTEGER PRIMARY KEY
) STRICT;
