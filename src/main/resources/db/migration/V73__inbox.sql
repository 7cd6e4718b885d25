-- What was accepted, as it came: one row a delivery, never changed. It is folded into alerts and incidents afterwards, read again
-- when that could not be done from memory, and kept for a while. Days are partitions, so that forgetting one costs nothing;
-- what no partition is there for is kept by the last one, so that a delivery can always be accepted.
create table inbox (
  id           uuid not null,
  tenant       text not null,
  received_at  timestamptz not null,
  source       text not null,
  kind         text not null,
  -- What the sender says beside the payload and the kind needs to read it: GitHub's event.
  event        text,
  -- By what it is known when it comes again, a list: the channel, then the ids.
  delivery_key jsonb,
  raw          bytea not null,
  primary key (id, received_at)
) partition by range (received_at);
create table inbox_rest partition of inbox default;

-- What is still to be folded: a row for the deliveries of one commit. Who folds them removes it in the same transaction.
-- Hubs other than the one that accepted them leave it alone until it is due.
create table inbox_pending (
  tenant        text not null,
  id            uuid not null,
  deliveries    uuid[] not null,
  sources       text[] not null,
  received_from timestamptz not null,
  received_to   timestamptz not null,
  attempts      integer not null default 0,
  due_at        timestamptz not null,
  primary key (tenant, id)
) with (
  -- As audit_pending: rows live for a moment.
  toast_tuple_target = 8160,
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000,
  autovacuum_vacuum_cost_delay = 0
);

-- What could not be folded, each with its reason; the delivery itself stands in the inbox.
create table inbox_quarantine (
  tenant         text not null,
  id             uuid not null,
  received_at    timestamptz not null,
  source         text not null,
  reason         text not null,
  detail         text not null,
  alerts         integer not null,
  quarantined_at timestamptz not null,
  primary key (tenant, id)
);
create index inbox_quarantine_by_age on inbox_quarantine (tenant, received_at desc, id desc);

-- Makes the partitions of the days to come and drops those of days that are over, which the hub's role may not: it owns
-- nothing. Nothing younger than a day is ever dropped. A day of which the last partition holds rows already stays there.
-- Whoever waits for the tables' locks makes those wait who deliver: it gives up soon, and comes again.
create function inbox_partitions(today date, ahead integer, kept_from date) returns void
  language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' set lock_timeout = '200ms' as $$
declare
  day date;
  name text;
begin
  perform pg_advisory_xact_lock(hashtext('serai inbox partitions'));
  for day in select today + n from generate_series(0, least(ahead, 31)) as n loop
    name := 'inbox_' || to_char(day, 'YYYYMMDD');
    if to_regclass(name) is null
        and not exists (select from inbox_rest where received_at >= day and received_at < day + 1) then
      begin
        execute format('create table %I (like inbox including defaults including storage)', name);
        call serai_protect_tenants();
        execute format('alter table inbox attach partition %I for values from (%L) to (%L)', name, day, day + 1);
      exception when check_violation then
        -- A row that row security hides here.
        null;
      end;
    end if;
  end loop;
  for name in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'inbox'::regclass and c.relname ~ '^inbox_\d{8}$'
      and to_date(right(c.relname, 8), 'YYYYMMDD') < least(kept_from, current_date - 1)
  loop
    execute format('drop table %I', name);
  end loop;
end
$$;

-- Of the tenant's rows that are in no day's partition, so many of those that came before.
create function inbox_forget(kept_from timestamptz) returns void
  language sql security definer set search_path = public, pg_temp as $$
  delete from inbox_rest
  where (id, received_at) in (
    select id, received_at from inbox_rest
    where tenant = nullif(current_setting('serai.tenant', true), '')
      and received_at < least(kept_from, now() - interval '1 day')
    limit 10000);
$$;

call serai_protect_tenants();
select inbox_partitions(cast(now() at time zone 'UTC' as date), 3, cast(now() at time zone 'UTC' as date) - 1);

revoke execute on function inbox_partitions(date, integer, date), inbox_forget(timestamptz) from public;
grant execute on function inbox_partitions(date, integer, date), inbox_forget(timestamptz) to serai_app;
grant select, insert on inbox to serai_app;
grant select, insert, update, delete on inbox_pending to serai_app;
grant select, insert, delete on inbox_quarantine to serai_app;
