-- Scans of clusters and hosts, and what each has found. What a finding becomes is an alert of the source environment-scan.
create table scan (
  id           uuid primary key,
  tenant       text not null,
  state        text not null check (state in ('queued', 'running', 'done')),
  clusters     text[] not null,
  hosts        text[] not null,
  requested_by text not null,
  requested_at timestamptz not null,
  started_at   timestamptz,
  finished_at  timestamptz,
  found        integer,
  gaps         jsonb not null default '[]'
);
create index scan_by_request on scan (tenant, requested_at, id);

create table scan_finding (
  id          uuid primary key,
  tenant      text not null,
  scan_id     uuid not null references scan (id) on delete cascade,
  fingerprint text not null,
  target      text not null,
  rule        text not null,
  severity    text not null,
  kind        text not null,
  namespace   text not null,
  name        text not null,
  path        text not null,
  value       text not null,
  sentence    text not null,
  techniques  text[] not null,
  controls    text[] not null,
  unique (scan_id, fingerprint)
);
create index scan_finding_by_scan on scan_finding (tenant, scan_id, id);

call serai_protect_tenants();
grant select, insert, update, delete on scan, scan_finding to serai_app;
