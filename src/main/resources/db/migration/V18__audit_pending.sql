-- What waits for its seal, so that the sealer reads what is new instead of looking for it among all that is old. A row is
-- written with its event, by a trigger that the application cannot pass by, and removed with its seal. It is a hint: the
-- sealer still looks through everything now and then, so that a row that was removed hides no event for long.
create table audit_pending (
  tenant   text not null,
  event_id uuid not null,
  primary key (tenant, event_id)
) with (
  -- Rows live for half a second: vacuumed by their number, not by a share of a table that is nearly empty, and without
  -- pauses. Its rows are never updated, so that a fill factor would only spread them.
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000,
  autovacuum_vacuum_cost_delay = 0
);

create function audit_pending_add() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_pending (tenant, event_id) values (new.tenant, new.id);
  return null;
end
$$;

-- It waits for the transactions that are writing events, and keeps others out until all of this is committed.
create trigger audit_event_pending after insert on audit_event
  for each row execute function audit_pending_add();

-- What is unsealed now, of all tenants, which row security hides from the tables' owner too.
alter table audit_event no force row level security;
alter table audit_seal no force row level security;
insert into audit_pending (tenant, event_id)
select tenant, id from audit_event
where not exists (select from audit_seal where audit_seal.event_id = audit_event.id);
alter table audit_event force row level security;
alter table audit_seal force row level security;

call serai_protect_tenants();

revoke execute on function audit_pending_add() from public;
grant select, delete on audit_pending to serai_app;
