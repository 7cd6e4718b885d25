-- What PostgreSQL's image runs once, as its superuser, in the hub's new database: docker-compose.yml mounts it. One role
-- owns the tables, another works and owns nothing, and the hub's login may become that one only. None is a superuser.
do $$
begin
  if not exists (select from pg_roles where rolname = 'serai_app') then
    create role serai_app nologin noinherit;
  end if;
  execute format('create role serai_owner login password %L',
    btrim(pg_read_file('/run/secrets/spring.flyway.password'), E' \n'));
  execute format('create role serai_login login noinherit password %L in role serai_app',
    btrim(pg_read_file('/run/secrets/spring.datasource.password'), E' \n'));
  grant serai_app to serai_owner with admin option;
  execute format('alter database %I owner to serai_owner', current_database());
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to serai_login', current_database());
  -- From now on the superuser comes in only from inside the container: docker compose exec postgres psql -U postgres
  execute format('alter role %I password null', current_user);
end
$$;
