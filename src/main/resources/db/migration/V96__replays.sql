-- Recorded deliveries played through a changed policy, and what would have become of pages.
create table replay (
  tenant        text not null,
  id            uuid not null,
  state         text not null check (state in ('queued', 'running', 'done', 'failed')),
  days          integer not null check (days between 1 and 31),
  -- The texts of the policy's files by name, as they were when it was requested.
  policy        jsonb not null,
  requested_by  text not null,
  requested_at  timestamptz not null,
  started_at    timestamptz,
  finished_at   timestamptz,
  policy_before text,
  policy_after  text,
  deliveries    integer,
  unreadable    integer,
  -- Whether all that was delivered in that time was played.
  complete      boolean,
  alerts        integer,
  pages_before  integer,
  pages_after   integer,
  added         integer,
  removed       integer,
  moved         integer,
  -- The first differences, with both traces.
  differences   jsonb not null default '[]',
  failure       text,
  primary key (tenant, id)
);
create index replay_by_request on replay (tenant, requested_at, id);

call serai_protect_tenants();
grant select, insert, update, delete on replay to serai_app;
