-- What an answer would ask for when the person agrees: a playbook that nobody asked for yet. And how often a person's
-- message was taken up, so that one which fails each time is given up, and no other.
alter table conversation_message add column playbook text;
alter table conversation_message add column tries integer not null default 0;
