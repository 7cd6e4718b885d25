-- The incident that a suggested playbook is for, which need not be the conversation's. A suggestion without one, as they were
-- before, is asked for nowhere.
alter table conversation_message add column playbook_incident uuid references incident;
