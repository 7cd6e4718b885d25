-- Whether an action helped is found out over time, and what it changes it has to itself.
alter table action
  -- What a changing action has to itself while it is open; null for one that reads, and for those of before, which end
  -- as they began.
  add claim text,
  -- The cluster whose budget it counts against, and for how much.
  add cluster text,
  add weight integer not null default 1 check (weight > 0),
  -- What is asked to find out whether it helped, frozen when it ended; until when; how often it was; when it was known.
  add verify jsonb,
  add verify_until timestamptz,
  add looks integer not null default 0,
  add verified_at timestamptz;

create unique index action_one_open_per_claim on action (tenant, claim)
  where claim is not null and state in ('proposed', 'approved', 'awaiting_approval', 'running', 'unknown');
create index action_verifying on action (tenant, claim) where verification = 'pending';
create index action_by_cluster on action (tenant, cluster, started_at) where cluster is not null;

-- That a change did not help is told by a message of its own, because an edit makes no sound.
alter table message drop constraint message_subject_check;
alter table message add constraint message_subject_check
  check (subject in ('incident', 'approval', 'reminder', 'again', 'outcome', 'verification'));
