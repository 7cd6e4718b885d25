-- Where no chain of calls is for an incident, those who were notified are reminded of it: a chain whose steps name nobody.
alter table escalation_call drop constraint escalation_call_kind_check;
alter table escalation_call add constraint escalation_call_kind_check
  check (kind in ('chain', 'assigned', 'snooze_over', 'reminder'));
create unique index escalation_reminder_once on escalation_call (tenant, incident_id, run, round) where kind = 'reminder';
