-- The second wall between tenants, behind the application's own "where tenant =": whatever statement reaches the
-- database, it sees and writes only rows of the tenant that its transaction names (serai.tenant), and none when it names
-- none. FORCE holds the tables' owner to it too. A later migration that adds a table with a tenant calls this again; one
-- that changes rows does so tenant by tenant, with set_config('serai.tenant', …, true).
create procedure serai_protect_tenants() language plpgsql as $$
declare
  protected record;
begin
  for protected in
    select c.oid, c.oid::regclass as name
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped
    where c.relkind in ('r', 'p')
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'own_tenant')
  loop
    execute format('alter table %s enable row level security', protected.name);
    execute format('alter table %s force row level security', protected.name);
    -- A setting that was local to an ended transaction reads as empty, which must be nobody's name.
    execute format('create policy own_tenant on %s using (tenant = nullif(current_setting(''serai.tenant'', true), ''''))'
      ' with check (tenant = nullif(current_setting(''serai.tenant'', true), ''''))', protected.name);
  end loop;
end
$$;

revoke all on procedure serai_protect_tenants() from public;

call serai_protect_tenants();
