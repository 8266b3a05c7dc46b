-- MessageStatus.Receiving is 9: came in, its application is being asked.
CREATE INDEX messages_unanswered ON messages (status) WHERE status = 9;
