-- Pools of workers lent from account to account. Both workspaces are kept by identifier, not by number: the grant outlives neither and belongs to no one workspace's batches.
CREATE TABLE pool_grants (
    sid BLOB PRIMARY KEY,
    lender_account_sid BLOB NOT NULL,
    lender_workspace_sid BLOB NOT NULL,
    task_queue_sid BLOB NOT NULL,
    borrower_account_sid BLOB NOT NULL,
    borrower_workspace_sid BLOB,
    pool_worker_sid BLOB,
    friendly_name TEXT NOT NULL,
    attributes TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    status INTEGER NOT NULL,
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
