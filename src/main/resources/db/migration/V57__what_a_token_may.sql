-- scopes: what the personal token may do with which a person said it; null for a session and for what was said in a chat.
alter table conversation_message add column scopes text[];
