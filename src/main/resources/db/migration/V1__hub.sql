-- The system of record. Every row carries its tenant, every unique key starts with it (ids are UUIDv7
-- and unique by themselves). Times are UTC instants. The application works as the role serai_app,
-- which owns nothing; the migrating role owns everything.

do $$
begin
  if not exists (select from pg_roles where rolname = 'serai_app') then
    create role serai_app nologin noinherit;
  end if;
  execute format('grant serai_app to %I', current_user);
end
$$;

create table app_user (
  id                   uuid primary key,
  tenant               text not null,
  username             text not null,
  password_hash        text not null,
  role                 text not null check (role in ('viewer', 'operator', 'approver', 'admin')),
  disabled             boolean not null default false,
  must_change_password boolean not null default false,
  created_at           timestamptz not null,
  updated_at           timestamptz not null,
  unique (tenant, username)
);

create table user_identity (
  tenant      text not null,
  channel     text not null,
  external_id text not null,
  user_id     uuid not null references app_user,
  created_at  timestamptz not null,
  primary key (tenant, channel, external_id),
  unique (tenant, channel, user_id)
);

create table refresh_token (
  id         uuid primary key,
  tenant     text not null,
  user_id    uuid not null references app_user,
  family     uuid not null,
  token_hash bytea not null unique,
  issued_at  timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  revoked_at timestamptz
);

create table incident (
  id              uuid primary key,
  tenant          text not null,
  correlation_key text not null,
  rule            text not null,
  state           text not null check (state in ('open', 'acknowledged', 'resolved')),
  severity        text not null,
  title           text not null,
  environment     text not null,
  cluster         text,
  namespace       text,
  workload        text,
  verdict         text check (verdict in ('page', 'suppress')),
  verdict_reason  text,
  alerts          integer not null default 0,
  firing          integer not null default 0,
  opened_at       timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  resolved_at     timestamptz,
  resolved_by     text,
  last_alert_at   timestamptz not null,
  updated_at      timestamptz not null,
  version         integer not null default 0
);
create unique index incident_one_open_per_key on incident (tenant, correlation_key) where state <> 'resolved';
create index incident_by_age on incident (tenant, opened_at desc, id desc);
create index incident_resolved_by_key on incident (tenant, correlation_key, resolved_at desc) where state = 'resolved';
create index incident_by_workload on incident (tenant, namespace, workload, opened_at desc);

create table alert (
  id          uuid primary key,
  tenant      text not null,
  source      text not null,
  fingerprint text not null,
  state       text not null check (state in ('firing', 'resolved')),
  severity    text not null check (severity in ('critical', 'high', 'medium', 'low', 'info')),
  title       text not null,
  description text,
  labels      jsonb not null,
  annotations jsonb not null,
  environment text not null,
  links       jsonb not null,
  notes       jsonb not null,
  starts_at   timestamptz not null,
  ends_at     timestamptz,
  first_seen  timestamptz not null,
  last_seen   timestamptz not null,
  occurrences bigint not null default 1,
  transitions integer not null default 0,
  episode     integer not null default 1,
  incident_id uuid references incident,
  -- Over what a delivery can change; equal means that only its times and counts move.
  content_hash text,
  unique (tenant, source, fingerprint)
);
create index alert_by_incident on alert (incident_id);
create index alert_by_age on alert (tenant, last_seen desc, id desc);

create table alert_event (
  id        uuid primary key,
  tenant    text not null,
  alert_id  uuid not null references alert,
  episode   integer not null,
  kind      text not null check (kind in ('fired', 'resolved', 'refired')),
  reason    text,
  starts_at timestamptz not null,
  ends_at   timestamptz,
  at        timestamptz not null
);
create index alert_event_by_alert on alert_event (alert_id, id);

create table incident_event (
  id          uuid primary key,
  tenant      text not null,
  incident_id uuid not null references incident,
  kind        text not null,
  actor       text not null,
  reason      text,
  details     jsonb not null,
  at          timestamptz not null
);
create index incident_event_by_incident on incident_event (incident_id, id);

-- Immutable observations. content holds the whole bytes only where a later step needs them (an artefact).
create table evidence (
  id           uuid primary key,
  tenant       text not null,
  incident_id  uuid not null references incident,
  alert_id     uuid references alert,
  action_id    uuid,
  kind         text not null check (kind in ('log', 'event', 'object', 'metric', 'document', 'artefact')),
  source       text not null,
  sha256       text not null,
  excerpt      text not null,
  content      bytea,
  content_type text,
  size_bytes   bigint not null,
  collected_at timestamptz not null,
  unique (tenant, incident_id, source, sha256)
);
create index evidence_by_incident on evidence (incident_id, id);

create table analysis (
  id            uuid primary key,
  tenant        text not null,
  incident_id   uuid not null references incident,
  analyst       text not null,
  status        text not null check (status in ('accepted', 'partly_cited', 'unusable')),
  reason        text,
  summary       text not null,
  causes        jsonb not null,
  ruled_out     jsonb not null,
  playbooks     jsonb not null,
  evidence      jsonb not null,
  -- A model may add to the risk of what is proposed, never take away.
  concern        text not null default 'none' check (concern in ('none', 'raised', 'grave')),
  concern_reason text,
  tokens_in     integer not null default 0,
  tokens_out    integer not null default 0,
  duration_ms   integer not null default 0,
  created_at    timestamptz not null
);
create index analysis_by_incident on analysis (incident_id, id);

create table action (
  id                  uuid primary key,
  tenant              text not null,
  incident_id         uuid not null references incident,
  playbook            text not null,
  playbook_sha256     text not null,
  step                text not null,
  kamelet             text not null,
  kamelet_sha256      text not null,
  effect              text not null check (effect in ('read', 'change')),
  arguments           jsonb not null,
  target              text not null,
  target_version      text,
  image_digest        text,
  dry_run             text,
  evidence            jsonb not null,
  risk_score          integer not null,
  risk_level          text not null check (risk_level in ('low', 'medium', 'high', 'critical')),
  risk_factors        jsonb not null,
  state               text not null check (state in ('proposed', 'approved', 'awaiting_approval', 'refused', 'rejected',
                        'expired', 'cancelled', 'running', 'succeeded', 'failed', 'unknown')),
  reason              text,
  proposed_by         text not null,
  compensates         uuid references action,
  created_at          timestamptz not null,
  approved_at         timestamptz,
  start_by            timestamptz,
  started_at          timestamptz,
  finished_at         timestamptz,
  result              jsonb,
  verification        text check (verification in ('pending', 'passed', 'failed', 'inconclusive')),
  verification_reason text,
  updated_at          timestamptz not null,
  version             integer not null default 0
);
create unique index action_one_open_per_target on action (tenant, playbook, step, target)
  where state in ('proposed', 'approved', 'awaiting_approval', 'running', 'unknown');
create index action_by_incident on action (incident_id, id);
create index action_by_age on action (tenant, created_at desc, id desc);
create index action_unsettled on action (tenant, state) where state in ('approved', 'running', 'unknown');

create table approval (
  id                uuid primary key,
  tenant            text not null,
  action_id         uuid not null references action,
  incident_id       uuid not null references incident,
  risk_level        text not null,
  quorum            integer not null check (quorum between 1 and 5),
  role              text not null,
  requester         text not null,
  requester_decides boolean not null,
  digest            text not null,
  policy            jsonb not null,
  state             text not null check (state in ('open', 'approved', 'rejected', 'expired', 'cancelled')),
  reason            text,
  created_at        timestamptz not null,
  escalate_at       timestamptz,
  expires_at        timestamptz not null,
  closed_at         timestamptz,
  version           integer not null default 0,
  unique (tenant, action_id)
);
create index approval_by_age on approval (tenant, created_at desc, id desc);
create index approval_open on approval (tenant, expires_at) where state = 'open';

create table approval_decision (
  id          uuid primary key,
  tenant      text not null,
  approval_id uuid not null references approval,
  user_id     uuid not null references app_user,
  verdict     text not null check (verdict in ('approve', 'reject')),
  channel     text not null,
  comment     text,
  at          timestamptz not null,
  unique (tenant, approval_id, user_id)
);

-- What a chat button carries is random; only its hash is here, bound to what it may decide and where.
create table approval_reference (
  reference_hash bytea primary key,
  tenant         text not null,
  approval_id    uuid not null references approval,
  digest         text not null,
  verdict        text not null check (verdict in ('approve', 'reject')),
  channel        text not null,
  chat_id        text not null,
  message_id     text,
  created_at     timestamptz not null
);

-- One row a processed callback or update: a replay finds its id here.
create table delivery (
  tenant      text not null,
  channel     text not null,
  delivery_id text not null,
  received_at timestamptz not null,
  primary key (tenant, channel, delivery_id)
);

-- What stands in a chat. Whoever sends or edits it holds the claim meanwhile; a claim of a dead instance runs out.
create table message (
  id             uuid primary key,
  tenant         text not null,
  channel        text not null,
  subject        text not null check (subject in ('incident', 'approval', 'reminder')),
  subject_id     uuid not null,
  chat_id        text not null,
  message_id     text,
  content_sha256 text,
  claim          uuid,
  claimed_until  timestamptz,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  unique (tenant, channel, subject, subject_id, chat_id)
);
create index message_by_place on message (channel, chat_id, message_id);

create table automation (
  tenant     text primary key,
  paused     boolean not null,
  changed_by text not null,
  changed_at timestamptz not null
);

-- db-scheduler's table (its documented PostgreSQL shape) and, after priority, what the job: component adds:
-- again_* is the request that came for this key while the job ran; postponed counts delays that were no failures.
create table job (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  again_data           bytea,
  again_at             timestamptz,
  postponed            integer not null default 0,
  primary key (task_name, task_instance)
);
create index job_due on job (task_name, execution_time) where not picked;
create index job_heartbeat on job (last_heartbeat) where picked;

create table dead_job (
  id         uuid primary key,
  tenant     text not null,
  job        text not null,
  payload    jsonb not null,
  error      text not null,
  attempts   integer not null,
  failed_at  timestamptz not null,
  retried_at timestamptz,
  retried_by text
);
create index dead_job_by_age on dead_job (tenant, id desc) where retried_at is null;

create table audit_event (
  id          uuid primary key,
  tenant      text not null,
  actor       text not null,
  verb        text not null,
  object_type text not null,
  object_id   text not null,
  reason      text,
  details     jsonb not null,
  at          timestamptz not null
);
create index audit_event_by_age on audit_event (tenant, id);

create table audit_seal (
  tenant        text not null,
  sequence      bigint not null check (sequence > 0),
  event_id      uuid not null references audit_event unique,
  previous_hash text not null,
  hash          text not null,
  sealed_at     timestamptz not null,
  primary key (tenant, sequence)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: the audit only grows', tg_op, tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger audit_event_append_only before update or delete on audit_event
  for each row execute function refuse_change();
create trigger audit_event_no_truncate before truncate on audit_event
  for each statement execute function refuse_change();
create trigger audit_seal_append_only before update or delete on audit_seal
  for each row execute function refuse_change();
create trigger audit_seal_no_truncate before truncate on audit_seal
  for each statement execute function refuse_change();

grant usage on schema public to serai_app;
grant select, insert, update, delete on all tables in schema public to serai_app;
revoke update, delete, truncate on audit_event, audit_seal from serai_app;
revoke update, delete on alert_event, incident_event, evidence, analysis, approval_decision from serai_app;
