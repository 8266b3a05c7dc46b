-- Figures follow from the events: this file may be removed, they are then folded again from the events that are kept.
-- Identifiers are the 16 bytes of their hexadecimal digits.

CREATE TABLE progress (
    workspace BLOB PRIMARY KEY,
    last_event_number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- grain 0: a minute, 1: an hour; start counts minutes since 1970, hours by their first. scope: 0 workspace, 1 queue, 2 workflow, 3 worker.
CREATE TABLE figures (
    workspace BLOB NOT NULL,
    grain INTEGER NOT NULL,
    scope INTEGER NOT NULL,
    sid BLOB NOT NULL,
    start INTEGER NOT NULL,
    channel BLOB NOT NULL,
    bucket BLOB NOT NULL,
    PRIMARY KEY (workspace, grain, scope, sid, start, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX figures_by_start ON figures (workspace, grain, start);

-- Before which start figures of a grain may have been removed.
CREATE TABLE trimmed (
    grain INTEGER PRIMARY KEY,
    before INTEGER NOT NULL
) STRICT;

-- Stays of workers in activities that have ended, in milliseconds since 1970.
CREATE TABLE activity_spans (
    workspace BLOB NOT NULL,
    worker BLOB NOT NULL,
    ended INTEGER NOT NULL,
    began INTEGER NOT NULL,
    activity BLOB NOT NULL,
    PRIMARY KEY (workspace, worker, ended, began)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_spans_by_end ON activity_spans (workspace, ended);
