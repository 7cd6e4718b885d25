-- What lists are searched by. An alert's row is rewritten with each repeat, and every index on it with it, so its search
-- terms stand beside it and change only with its content. Terms are hashes salted with the tenant: row security cannot
-- use an index for operators like @>, so this table tells nobody anything, and whoever joins it still needs the object.
-- Words are cut by the full-text parser without stemming: names and codes matter more here than language.
create function search_words(value text) returns text[]
  language sql immutable strict parallel safe
  return tsvector_to_array(to_tsvector('simple', value));

create function search_terms(tenant text, terms text[]) returns bigint[]
  language sql immutable strict parallel safe
  return (select coalesce(array_agg(hashtextextended(tenant || chr(31) || term, 0)), '{}') from unnest(terms) as term);

-- What a list asks for; an empty value asks for nothing. Labels come as the text of an array, because a cast outside
-- would keep the planner from computing this once, and from knowing how rare it is.
create function search_wanted(tenant text, kinds text[], wanted text[], labels text, words text) returns bigint[]
  language sql immutable strict parallel safe
  return search_terms(tenant,
    array(select kind || ':' || value from unnest(kinds, wanted) as given (kind, value) where value <> '')
    || array(select 'label:' || label from unnest(cast(labels as text[])) as label)
    || array(select 'word:' || word from unnest(search_words(words)) as word));

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

create function alert_search_add() returns trigger language plpgsql as $$
begin
  insert into alert_search (alert_id, terms)
  select a.id, (select coalesce(array_agg(hashtextextended(a.tenant || chr(31) || term, 0)), '{}')
    from (select unnest(array['source:' || a.source, 'severity:' || a.severity, 'environment:' || a.environment]) as term
          union all select 'label:' || key || ':' || value from jsonb_each_text(a.labels)
          union all select 'word:' || word
          from unnest(search_words(a.title || ' ' || left(coalesce(a.description, ''), 1000))) as word) as all_terms)
  from added a;
  return null;
end
$$;
create function alert_search_follow() returns trigger language plpgsql as $$
begin
  update alert_search
  set terms = (select coalesce(array_agg(hashtextextended(new.tenant || chr(31) || term, 0)), '{}')
    from (select unnest(array['source:' || new.source, 'severity:' || new.severity, 'environment:' || new.environment]) as term
          union all select 'label:' || key || ':' || value from jsonb_each_text(new.labels)
          union all select 'word:' || word
          from unnest(search_words(new.title || ' ' || left(coalesce(new.description, ''), 1000))) as word) as all_terms)
  where alert_id = new.id;
  return null;
end
$$;
create trigger alert_search_add after insert on alert referencing new table as added
  for each statement execute function alert_search_add();
create trigger alert_search_follow
  after update of source, severity, environment, labels, title, description on alert
  for each row execute function alert_search_follow();

create function incident_search_add() returns trigger language plpgsql as $$
begin
  insert into incident_search (incident_id, terms)
  select a.id, (select coalesce(array_agg(hashtextextended(a.tenant || chr(31) || term, 0)), '{}')
    from (select unnest(array['severity:' || a.severity, 'environment:' || a.environment, 'namespace:' || a.namespace,
            'workload:' || a.workload]) as term
          union all select 'word:' || word from unnest(search_words(a.title)) as word) as all_terms
    where term is not null)
  from added a;
  return null;
end
$$;
create function incident_search_follow() returns trigger language plpgsql as $$
begin
  update incident_search
  set terms = (select coalesce(array_agg(hashtextextended(new.tenant || chr(31) || term, 0)), '{}')
    from (select unnest(array['severity:' || new.severity, 'environment:' || new.environment, 'namespace:' || new.namespace,
            'workload:' || new.workload]) as term
          union all select 'word:' || word from unnest(search_words(new.title)) as word) as all_terms
    where term is not null)
  where incident_id = new.id;
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

insert into alert_search (alert_id, terms)
select a.id, (select coalesce(array_agg(hashtextextended(a.tenant || chr(31) || term, 0)), '{}')
    from (select unnest(array['source:' || a.source, 'severity:' || a.severity, 'environment:' || a.environment]) as term
          union all select 'label:' || key || ':' || value from jsonb_each_text(a.labels)
          union all select 'word:' || word
          from unnest(search_words(a.title || ' ' || left(coalesce(a.description, ''), 1000))) as word) as all_terms)
from alert a;
insert into incident_search (incident_id, terms)
select a.id, (select coalesce(array_agg(hashtextextended(a.tenant || chr(31) || term, 0)), '{}')
    from (select unnest(array['severity:' || a.severity, 'environment:' || a.environment, 'namespace:' || a.namespace,
            'workload:' || a.workload]) as term
          union all select 'word:' || word from unnest(search_words(a.title)) as word) as all_terms
    where term is not null)
from incident a;

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

grant select, insert, update, delete on alert_search, incident_search, idempotency_key to serai_app;
