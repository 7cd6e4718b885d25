-- The same condition of the same service, whichever alert says so: what has fired again speaks for itself.
create index signal_state_by_condition on signal_state (tenant, service, condition, fired_at);

-- Services of one name in two places are two; empty where nobody said.
alter table signal_fact
  add column cluster text not null default '' check (length(cluster) <= 253),
  add column namespace text not null default '' check (length(namespace) <= 253),
  drop constraint signal_fact_pkey,
  add primary key (tenant, service, condition, cluster, namespace);
