-- That a source sends what cannot be read is noticed once for each reason, until nothing of it is left in quarantine.
create table quarantine_notice (
  tenant     text not null,
  source     text not null,
  reason     text not null,
  first_id   uuid not null,
  noticed_at timestamptz not null,
  primary key (tenant, source, reason)
);
create index inbox_quarantine_by_source on inbox_quarantine (tenant, source, reason);

-- How much the inbox takes on disk, its indexes and what is stored apart included; its role may not look at every partition.
create function inbox_bytes() returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(pg_total_relation_size(inhrelid)), 0)::bigint from pg_inherits where inhparent = 'inbox'::regclass;
$$;

-- Drops the oldest day's partition, and answers its name; null where there is none before that day.
create function inbox_drop_oldest(kept_from date) returns text
  language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' set lock_timeout = '200ms' as $$
declare
  name text;
begin
  perform pg_advisory_xact_lock(hashtext('serai inbox partitions'));
  select c.relname into name
  from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'inbox'::regclass and c.relname ~ '^inbox_\d{8}$'
    and to_date(right(c.relname, 8), 'YYYYMMDD') < least(kept_from, current_date)
  order by c.relname limit 1;
  if name is not null then
    execute format('drop table %I', name);
  end if;
  return name;
end
$$;

call serai_protect_tenants();
revoke execute on function inbox_bytes(), inbox_drop_oldest(date) from public;
grant execute on function inbox_bytes(), inbox_drop_oldest(date) to serai_app;
grant select, insert, delete on quarantine_notice to serai_app;
