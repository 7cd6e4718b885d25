-- E-mail and phone are sealed by the hub (AES-256-GCM): the first five bytes name the key, and the tenant, the account
-- and the field are bound into each value, so that one copied elsewhere cannot be opened.
alter table app_user add column email bytea, add column phone bytea;

-- Personal API tokens, of which only a hash is kept.
create table api_token (
  id           uuid primary key,
  tenant       text not null,
  user_id      uuid not null references app_user,
  name         text not null,
  token_hash   bytea not null,
  scopes       text[] not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  unique (tenant, token_hash)
);
create index api_token_by_user on api_token (tenant, user_id, created_at desc, id desc);

-- Attempts to sign in that have not led to a session. account is a keyed hash of the name as typed: whether such an
-- account exists makes no difference here, and a password typed into the wrong field is not kept. The row with an empty
-- address counts for the account as a whole.
create table login_attempt (
  tenant     text not null,
  account    text not null,
  address    text not null,
  failures   integer not null,
  last_at    timestamptz not null,
  not_before timestamptz not null,
  primary key (tenant, account, address)
);
create index login_attempt_by_age on login_attempt (tenant, last_at);

-- Where an account has signed in from: what strangers do elsewhere does not slow these down.
create table login_address (
  tenant  text not null,
  user_id uuid not null references app_user,
  address text not null,
  last_at timestamptz not null,
  primary key (tenant, user_id, address)
);

-- Failed logins that the audit has not been told of yet; subject is an account's id, or 'unknown' for all other names.
create table login_report (
  tenant      text not null,
  subject     text not null,
  pending     integer not null,
  reported_at timestamptz,
  primary key (tenant, subject)
);

-- What this installation is called towards others, however its keys change. One row.
create table installation (
  only_row boolean primary key default true check (only_row),
  name     text not null
);

grant select, insert, update, delete on api_token, login_attempt, login_address, login_report to serai_app;
grant select, insert on installation to serai_app;
