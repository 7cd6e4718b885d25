-- A job's two kinds of failure: consecutive_failures is the work's own and counts; these are the hub's, in a row.
alter table job
  add hub_failures integer not null default 0,
  add takeovers integer not null default 0;

-- What each job is about: the ids in its headers.
create view job_subject as
  select task_name as job, task_instance as instance, h.value as subject
  from job, jsonb_each_text(convert_from(task_data, 'UTF8')::jsonb -> 'headers') h;
grant select on job_subject to serai_app;

-- When its last plan was made; incidents of before count as planned now.
alter table incident add planned_at timestamptz default now();
alter table incident alter planned_at drop default;
create index incident_untriaged on incident (tenant, opened_at) where verdict is null;

-- Whether its messages were ever planned; those of before count as planned.
alter table incident add notified boolean not null default true;
alter table incident alter notified set default false;
alter table approval add notified boolean not null default true;
alter table approval alter notified set default false;

-- What was found to be missing and scheduled, how often and when last.
create table sweep_finding (
  tenant   text not null,
  what     text not null,
  subject  uuid not null,
  times    integer not null,
  found_at timestamptz not null,
  primary key (tenant, what, subject)
);
grant select, insert, update, delete on sweep_finding to serai_app;

-- When a change over HTTP began to leave, and whether the hub that ran it writes that down: one of an older version, which
-- may work beside this one during an upgrade, does not, and what it ran counts as sent.
alter table action
  add sending_at timestamptz,
  add sending_tracked boolean not null default false;

call serai_protect_tenants();
