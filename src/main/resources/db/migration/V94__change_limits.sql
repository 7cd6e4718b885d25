-- How far the effects of a change may go, by the words of a condition's name: what stays within is expected.
alter table change_event add column limits jsonb not null default '{}';
