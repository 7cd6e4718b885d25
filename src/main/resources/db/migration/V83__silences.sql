-- What people set so that alerts notify nobody for a while. Matchers are lists of {"name", "operator", "value"}.
create table silence (
  tenant     text not null,
  id         uuid not null,
  matchers   jsonb not null,
  author     text not null,
  comment    text not null,
  created_at timestamptz not null,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  -- Who ended it before its time.
  ended_by   text,
  -- When its end was dealt with: its incidents decided about again.
  closed_at  timestamptz,
  primary key (tenant, id),
  check (ends_at >= starts_at)
);
create index silence_by_age on silence (tenant, created_at desc, id desc);
create index silence_by_end on silence (tenant, ends_at);

-- Times in which effects are expected. A window begins at a time of day in its zone, once or by a rule of RFC 5545.
create table maintenance_window (
  tenant         text not null,
  id             uuid not null,
  scope          jsonb not null,
  -- Lists of matchers: what is expected (empty: anything in the scope), and what is not covered all the same.
  expects        jsonb not null,
  excepted       jsonb not null,
  starts_at      timestamp not null,
  zone           text not null,
  length_seconds integer not null check (length_seconds > 0),
  rule           text,
  author         text not null,
  comment        text not null,
  created_at     timestamptz not null,
  -- The change that declared it.
  change_id      uuid,
  ended_at       timestamptz,
  ended_by       text,
  primary key (tenant, id)
);
create index maintenance_window_by_age on maintenance_window (tenant, created_at desc, id desc);
create index maintenance_window_open on maintenance_window (tenant, id) where ended_at is null;

-- What was changed, as somebody or something declared it: a deployment, a rollout, a switch.
create table change_event (
  tenant      text not null,
  id          uuid not null,
  -- By what the same change is known when it is declared again.
  change_key  text not null,
  kind        text not null,
  title       text not null,
  labels      jsonb not null,
  author      text not null,
  source      text not null,
  link        text,
  at          timestamptz not null,
  ended_at    timestamptz,
  outcome     text,
  recorded_at timestamptz not null,
  primary key (tenant, id),
  unique (tenant, change_key)
);
create index change_event_by_age on change_event (tenant, at desc, id desc);

call serai_protect_tenants();
grant select, insert, update on silence, maintenance_window, change_event to serai_app;
