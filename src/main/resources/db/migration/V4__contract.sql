-- What lists are searched by. An alert's row is rewritten with each repeat, and every index on it with it, so its search
-- terms stand beside it and change only with its content. Row security cannot use an index for operators like @>, so the
-- two tables have no tenant: their terms are hashes with the tenant's random salt, which row security shows to that
-- tenant alone. Another's session sees how many rows and terms there are and their ids, but can match none to a word;
-- only the triggers write them. Words are cut by the full-text parser without stemming: names and codes matter more here
-- than language.
create table search_salt (
  tenant text primary key,
  salt   bytea not null default sha256(convert_to(
    concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8'))
    check (octet_length(salt) = 32)
);

create function search_words(value text) returns text[]
  language sql immutable strict parallel safe
  return tsvector_to_array(to_tsvector('simple', value));

-- By way of a cryptographic hash: from one that is not, known words would give the salt away.
create function search_hash(salt bytea, term text) returns bigint
  language sql stable parallel safe
  return hashtextextended(encode(sha256(salt || convert_to(term, 'UTF8')), 'hex'), 0);

-- What a list asks for; an empty value asks for nothing, and a tenant without a salt has nothing. Labels come as the text
-- of an array, because a cast outside would keep the planner from computing this once, and from knowing how rare it is.
-- Immutable although it reads a table, because a salt is never changed: a stable function would be called for each row of
-- a walk (400 ms for a page that takes 10). That is right for plans made for one execution, as list-plan.sql has them.
create function search_wanted(tenant text, kinds text[], wanted text[], labels text, words text) returns bigint[]
  language sql immutable strict parallel safe
  return (select array(select search_hash(s.salt, term) from unnest(
      array(select kind || ':' || value from unnest(kinds, wanted) as given (kind, value) where value <> '')
      || array(select 'label:' || label from unnest(cast(labels as text[])) as label)
      || array(select 'word:' || word from unnest(search_words(words)) as word)) as term)
    from search_salt s where s.tenant = search_wanted.tenant);

create table alert_search (
  alert_id uuid primary key references alert on delete cascade,
  terms    bigint[] not null
);
create table incident_search (
  incident_id uuid primary key references incident on delete cascade,
  terms       bigint[] not null
);

-- So that the planner knows which terms are rare: it then reads the terms' index instead of walking the list.
alter table alert_search alter column terms set statistics 500;
alter table incident_search alter column terms set statistics 500;

-- The triggers write what the application may only read. They run as the owner, whom row security holds to the tenant of
-- the transaction too. Of two first batches at a time one waits and takes the other's salt.
create function alert_search_add() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into search_salt (tenant) select distinct a.tenant from added a
  where not exists (select from search_salt s where s.tenant = a.tenant)
  on conflict do nothing;
  insert into alert_search (alert_id, terms)
  select a.id, (select coalesce(array_agg(search_hash(s.salt, term)), '{}')
    from (select unnest(array['source:' || a.source, 'severity:' || a.severity, 'environment:' || a.environment]) as term
          union all select 'label:' || key || ':' || value from jsonb_each_text(a.labels)
          union all select 'word:' || word
          from unnest(search_words(a.title || ' ' || left(coalesce(a.description, ''), 1000))) as word) as all_terms)
  from added a join search_salt s on s.tenant = a.tenant;
  return null;
end
$$;
create function alert_search_follow() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update alert_search
  set terms = (select coalesce(array_agg(search_hash(s.salt, term)), '{}')
    from (select unnest(array['source:' || new.source, 'severity:' || new.severity, 'environment:' || new.environment]) as term
          union all select 'label:' || key || ':' || value from jsonb_each_text(new.labels)
          union all select 'word:' || word
          from unnest(search_words(new.title || ' ' || left(coalesce(new.description, ''), 1000))) as word) as all_terms)
  from search_salt s
  where alert_id = new.id and s.tenant = new.tenant;
  return null;
end
$$;
create trigger alert_search_add after insert on alert referencing new table as added
  for each statement execute function alert_search_add();
create trigger alert_search_follow
  after update of source, severity, environment, labels, title, description on alert
  for each row execute function alert_search_follow();

create function incident_search_add() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into search_salt (tenant) select distinct a.tenant from added a
  where not exists (select from search_salt s where s.tenant = a.tenant)
  on conflict do nothing;
  insert into incident_search (incident_id, terms)
  select a.id, (select coalesce(array_agg(search_hash(s.salt, term)), '{}')
    from (select unnest(array['severity:' || a.severity, 'environment:' || a.environment, 'namespace:' || a.namespace,
            'workload:' || a.workload]) as term
          union all select 'word:' || word from unnest(search_words(a.title)) as word) as all_terms
    where term is not null)
  from added a join search_salt s on s.tenant = a.tenant;
  return null;
end
$$;
create function incident_search_follow() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update incident_search
  set terms = (select coalesce(array_agg(search_hash(s.salt, term)), '{}')
    from (select unnest(array['severity:' || new.severity, 'environment:' || new.environment, 'namespace:' || new.namespace,
            'workload:' || new.workload]) as term
          union all select 'word:' || word from unnest(search_words(new.title)) as word) as all_terms
    where term is not null)
  from search_salt s
  where incident_id = new.id and s.tenant = new.tenant;
  return null;
end
$$;
create trigger incident_search_add after insert on incident referencing new table as added
  for each statement execute function incident_search_add();
create trigger incident_search_follow
  after update of severity, environment, namespace, workload, title on incident
  for each row when ((old.severity, old.environment, old.namespace, old.workload, old.title)
    is distinct from (new.severity, new.environment, new.namespace, new.workload, new.title))
  execute function incident_search_follow();

insert into search_salt (tenant) select tenant from alert union select tenant from incident;
insert into alert_search (alert_id, terms)
select a.id, (select coalesce(array_agg(search_hash(s.salt, term)), '{}')
    from (select unnest(array['source:' || a.source, 'severity:' || a.severity, 'environment:' || a.environment]) as term
          union all select 'label:' || key || ':' || value from jsonb_each_text(a.labels)
          union all select 'word:' || word
          from unnest(search_words(a.title || ' ' || left(coalesce(a.description, ''), 1000))) as word) as all_terms)
from alert a join search_salt s on s.tenant = a.tenant;
insert into incident_search (incident_id, terms)
select a.id, (select coalesce(array_agg(search_hash(s.salt, term)), '{}')
    from (select unnest(array['severity:' || a.severity, 'environment:' || a.environment, 'namespace:' || a.namespace,
            'workload:' || a.workload]) as term
          union all select 'word:' || word from unnest(search_words(a.title)) as word) as all_terms
    where term is not null)
from incident a join search_salt s on s.tenant = a.tenant;

-- New entries are gathered and merged in small portions, so that no single batch of alerts pays for many.
create index alert_search_by_term on alert_search using gin (terms) with (gin_pending_list_limit = 1024);
create index incident_search_by_term on incident_search using gin (terms) with (gin_pending_list_limit = 1024);
create index audit_event_by_time on audit_event (tenant, at desc, id desc);
create index audit_event_by_object on audit_event (tenant, object_id, at desc, id desc);
create index audit_event_by_actor on audit_event (tenant, actor, at desc, id desc);
create index dead_job_by_time on dead_job (tenant, failed_at desc, id desc) where retried_at is null;
create index app_user_by_age on app_user (tenant, created_at desc, id desc);
create index approval_by_deadline on approval (tenant, expires_at, id);

-- The first answers of requests that named themselves. A row without an answer is a request that is running, or whose
-- hub was killed: its claim runs out.
create table idempotency_key (
  tenant         text not null,
  user_id        uuid not null references app_user,
  key            text not null,
  request_sha256 text not null,
  claim          uuid not null,
  claimed_until  timestamptz not null,
  status         integer,
  content_type   text,
  answer         bytea,
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  primary key (tenant, user_id, key)
);
create index idempotency_key_by_expiry on idempotency_key (expires_at);

revoke execute on function alert_search_add(), alert_search_follow(), incident_search_add(), incident_search_follow()
  from public;
grant select on search_salt, alert_search, incident_search to serai_app;
grant select, insert, update, delete on idempotency_key to serai_app;
