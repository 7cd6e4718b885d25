-- Who said it: facts count for alerts of the same source, and of others only where the policy says so. Those of before, whose source
-- nobody knows, count for none.
alter table signal_fact
  add column source text not null default '' check (length(source) <= 253),
  drop constraint signal_fact_pkey,
  add primary key (tenant, service, condition, cluster, namespace, source);
