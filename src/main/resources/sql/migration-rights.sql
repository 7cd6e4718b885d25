-- What the first migration needs: to make the role serai_app or, where it is there, to grant it; and to make tables.
select current_user as owner,
  to_regclass('flyway_schema_history') is not null as begun,
  exists (select from pg_roles where rolname = 'serai_app') as made,
  o.rolsuper or o.rolcreaterole as may_make,
  o.rolsuper or o.rolcreaterole and cast(current_setting('server_version_num') as integer) < 160000
    or exists (
      select from pg_roles r
      where r.rolname = 'serai_app' and pg_has_role(current_user, r.oid, 'member with admin option')) as may_grant,
  coalesce(has_schema_privilege(current_schema(), 'create'), false) as may_create
from pg_roles o
where o.rolname = current_user
