-- What was answered to people who asked, and every call of a tool that a model made for an answer or an analysis.
create table investigation (
  id          uuid primary key,
  tenant      text not null,
  incident_id uuid references incident,
  asked_by    text not null,
  -- The analyst as in analysis: model:<name>, or known for what was answered without one.
  analyst     text not null,
  -- answered, unknown or without_model; and why it is not the model's answer, if it is not.
  outcome     text not null,
  reason      text,
  -- What was said, each with what it cites: [{"text", "evidence"}].
  claims      jsonb not null,
  missing     text not null,
  -- How many references and names a model made up.
  dropped     integer not null,
  tokens_in   integer not null,
  tokens_out  integer not null,
  duration_ms integer not null,
  created_at  timestamptz not null
);
create index investigation_by_incident on investigation (tenant, incident_id, id);

-- The subject is an analysis or an investigation. Arguments are those that were judged to be such, without secrets.
create table investigation_call (
  tenant     text not null,
  subject_id uuid not null,
  number     integer not null,
  round      integer not null,
  tool       text not null,
  arguments  jsonb not null,
  verdict    text not null,
  outcome    text not null,
  about      text not null,
  evidence   jsonb not null,
  sha256     text not null,
  bytes      integer not null,
  took_ms    integer not null,
  -- Of the answer that asked this round.
  tokens_in  integer not null,
  tokens_out integer not null,
  primary key (tenant, subject_id, number)
);

call serai_protect_tenants();
grant select, insert on investigation, investigation_call to serai_app;
