-- What stands of an alert that was asked whether it is worth a page: what later alerts are compared with, and when it is
-- decided again. One row for the time that it fires now, or fired last.
create table signal_state (
  tenant      text not null,
  alert_id    uuid not null references alert on delete cascade,
  incident_id uuid not null references incident on delete cascade,
  episode     integer not null,
  service     text not null,
  condition   text not null,
  fired_at    timestamptz not null,
  verdict     text not null check (verdict in ('page', 'digest', 'suppress', 'hold')),
  reason      text not null,
  because     text,
  due         timestamptz,
  decided_at  timestamptz not null,
  primary key (tenant, alert_id)
) with (fillfactor = 70);
create index signal_state_roots on signal_state (tenant, fired_at)
  where verdict in ('page', 'digest', 'hold') or reason = 'OWNED';
create index signal_state_by_incident on signal_state (incident_id);

-- What was decided, each time that it was another decision, with what every stage said and by which policy.
create table signal_decision (
  tenant      text not null,
  id          bigint generated always as identity,
  alert_id    uuid not null references alert on delete cascade,
  at          timestamptz not null,
  verdict     text not null,
  reason      text not null,
  because     text,
  due         timestamptz,
  policy      text not null,
  trace       jsonb not null,
  primary key (tenant, id)
);
create index signal_decision_by_alert on signal_decision (alert_id, id desc);

-- What is known of a service's condition, or of a service (an empty condition), whoever found it out: the latest of each.
create table signal_fact (
  tenant    text not null,
  service   text not null check (length(service) <= 253),
  condition text not null check (length(condition) <= 253),
  at        timestamptz not null,
  facts     text not null check (octet_length(facts) <= 262144),
  primary key (tenant, service, condition)
);

call serai_protect_tenants();
grant select, insert, update, delete on signal_state, signal_decision, signal_fact to serai_app;
