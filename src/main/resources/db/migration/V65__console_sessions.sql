-- Sessions of the console: of the random text in the browser's cookie only the hash is kept. Its forms are bound to form_secret.
create table console_session (
  id           uuid primary key,
  tenant       text not null,
  user_id      uuid not null references app_user,
  token_hash   bytea not null,
  form_secret  bytea not null,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at      timestamptz not null,
  address      text not null,
  browser      text not null,
  unique (tenant, token_hash)
);
create index console_session_by_user on console_session (tenant, user_id, created_at);
create index console_session_by_end on console_session (tenant, ends_at);

call serai_protect_tenants();
grant select, insert, update, delete on console_session to serai_app;
