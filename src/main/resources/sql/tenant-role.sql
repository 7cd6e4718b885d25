select r.rolname as name, r.rolsuper or r.rolbypassrls as bypasses, l.rolsuper as login_bypasses,
  exists (
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
    where c.relkind in ('r', 'p') and pg_has_role(r.oid, c.relowner, 'member')) as owns
from pg_roles r, pg_roles l
where r.rolname = current_user and l.rolname = session_user
