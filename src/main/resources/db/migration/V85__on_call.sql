-- Who replaces whoever a rota of policy/oncall.yaml names; of those that overlap the newest counts.
create table oncall_override (
  id         uuid primary key,
  tenant     text not null,
  rota       text not null,
  username   text not null,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null check (ends_at > starts_at),
  created_by text not null,
  created_at timestamptz not null
);
create index oncall_override_by_end on oncall_override (tenant, ends_at, id);

-- The chain of calls of an incident: at most one, begun anew (run) when nobody cares for it any more. It keeps the steps
-- that the policy had when it began.
create table escalation (
  tenant      text not null,
  incident_id uuid not null references incident,
  run         integer not null,
  chain       text not null,
  round       integer not null,
  step        integer not null,
  due_at      timestamptz not null,
  state       text not null check (state in ('running', 'ended', 'exhausted')),
  reason      text not null,
  started_at  timestamptz not null,
  updated_at  timestamptz not null,
  primary key (tenant, incident_id)
);
create index escalation_due on escalation (tenant, due_at) where state = 'running';

-- Who was called when: by a step of a chain once in each run, by a person who assigns, or when a snooze is over.
create table escalation_call (
  id          uuid primary key,
  tenant      text not null,
  incident_id uuid not null references incident,
  kind        text not null check (kind in ('chain', 'assigned', 'snooze_over')),
  run         integer not null,
  round       integer not null,
  step        integer not null,
  people      text[] not null,
  called_by   text,
  next_at     timestamptz,
  called_at   timestamptz not null
);
create unique index escalation_call_once on escalation_call (tenant, incident_id, run, round, step) where kind = 'chain';
create index escalation_call_of_incident on escalation_call (tenant, incident_id, id);

-- Whose an incident is, and until when nobody is to be reminded of it.
create table incident_duty (
  tenant        text not null,
  incident_id   uuid not null references incident,
  assignee      text,
  assigned_by   text,
  assigned_at   timestamptz,
  snoozed_until timestamptz,
  snoozed_by    text,
  updated_at    timestamptz not null,
  primary key (tenant, incident_id)
);
create index incident_duty_snoozed on incident_duty (tenant, snoozed_until) where snoozed_until is not null;

alter table message drop constraint message_subject_check;
alter table message add constraint message_subject_check
  check (subject in ('incident', 'approval', 'reminder', 'again', 'outcome', 'verification', 'call'));

call serai_protect_tenants();
grant select, insert on oncall_override, escalation_call to serai_app;
grant select, insert, update on escalation, incident_duty to serai_app;
