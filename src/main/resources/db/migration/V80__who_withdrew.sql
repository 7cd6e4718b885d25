-- Who withdrew an action, alone or with its approval: user:<name>, or system. Nobody knows it of those that ended before.
alter table action add column cancelled_by text;

-- A session that was ended is kept for a day with the reason, so that its browser is told.
alter table console_session
  add column ended    text,
  add column ended_at timestamptz;
