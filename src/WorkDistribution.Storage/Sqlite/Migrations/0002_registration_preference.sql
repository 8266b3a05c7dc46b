-- The q of a contact, times 1,000: which of a user's phones is rung first.
ALTER TABLE registrations ADD COLUMN preference INTEGER NOT NULL DEFAULT 1000;
