-- Playbooks that people asked for. Later plans of the incident go on with them, whether or not their condition holds.
create table playbook_run (
  tenant       text not null,
  incident_id  uuid not null references incident,
  playbook     text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  primary key (tenant, incident_id, playbook)
);
grant select, insert, update, delete on playbook_run to serai_app;

-- What was done to a target lately, whoever asked for it.
create index action_by_target on action (tenant, kamelet, target, id desc);
