-- What models were asked, by whom, and what it took. A row is written before the call: while it runs, and where nobody ever
-- learned what it took, what was reserved for it counts against the budgets.
create table model_call (
  id              uuid primary key,
  tenant          text not null,
  username        text,
  purpose         text not null check (purpose in ('analysis', 'conversation', 'investigation', 'summary')),
  conversation_id uuid,
  incident_id     uuid,
  model           text not null,
  prompt          text not null,
  prompt_version  text not null,
  prompt_variant  text not null,
  reserved_tokens bigint not null,
  reserved_cost   numeric(18, 6) not null,
  -- Null where nobody knows: the call runs, or its answer said nothing of it.
  tokens_in       integer,
  tokens_out      integer,
  cost            numeric(18, 6),
  latency_ms      integer,
  cached          boolean not null,
  outcome         text not null check (outcome in ('running', 'answered', 'asked_tools', 'timeout', 'error', 'busy', 'suspended',
                    'broken_off', 'too_long', 'budget_used')),
  -- How good the answer turned out, a code of who asked; and what a person said of it.
  quality         text,
  accepted        boolean,
  created_at      timestamptz not null
);
create index model_call_by_age on model_call (tenant, created_at);
create index model_call_by_incident on model_call (incident_id) where incident_id is not null;

-- Which model people, channels and tenants prefer. The name is empty for a tenant.
create table model_preference (
  tenant     text not null,
  chosen_by  text not null check (chosen_by in ('user', 'channel', 'tenant')),
  name       text not null,
  model      text not null,
  updated_at timestamptz not null,
  primary key (tenant, chosen_by, name)
);

call serai_protect_tenants();
grant select, insert, update, delete on model_call, model_preference to serai_app;
