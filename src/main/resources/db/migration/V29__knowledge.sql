-- What is known, as chunks that can be cited. The index of each hub is derived from these rows. What all tenants may read
-- (catalogues, runbooks) belongs to none; a tenant's own (incidents that are over) is shown to it alone.
create table knowledge_shared_chunk (
  id           text primary key,
  source       text not null,
  reference    text not null,
  path         text[] not null,
  text         text not null,
  version      text not null,
  licence      text not null,
  weight       double precision not null,
  sha256       text not null,
  stored_at    timestamptz not null,
  -- What the content means, for the model that is named; null until it is known.
  vector       bytea,
  vector_model text
);
create index knowledge_shared_chunk_by_source on knowledge_shared_chunk (source);

create table knowledge_chunk (
  tenant       text not null,
  id           text not null,
  source       text not null,
  reference    text not null,
  path         text[] not null,
  text         text not null,
  version      text not null,
  licence      text not null,
  weight       double precision not null,
  sha256       text not null,
  stored_at    timestamptz not null,
  vector       bytea,
  vector_model text,
  primary key (tenant, id)
);
create index knowledge_chunk_by_source on knowledge_chunk (tenant, source);

-- Which state of which source there is: hubs compare its generation with what they have in memory, once for all tenants. The
-- scope is a tenant, or empty for what is shared.
create table knowledge_source (
  scope        text not null,
  name         text not null,
  version      text not null,
  licence      text not null,
  sha256       text not null,
  chunks       integer not null,
  generation   bigint not null,
  refreshed_at timestamptz not null,
  primary key (scope, name)
);

-- Incidents that are to be remembered are looked for by when they ended.
create index incident_by_end on incident (tenant, resolved_at) where resolved_at is not null;

call serai_protect_tenants();
grant select, insert, update, delete on knowledge_shared_chunk, knowledge_chunk, knowledge_source to serai_app;
