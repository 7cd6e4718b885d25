-- How many first drafts of an answer were sent to a chat without an id of a message coming back (the hub was killed, or the chat's
-- answer was lost): they may stand there, and nobody can edit them.
alter table conversation_message add column drafts_unknown integer not null default 0;
