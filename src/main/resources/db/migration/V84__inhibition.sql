-- Which alerts that fire are sources of the policy's inhibition rules, so that nobody compares all alerts. It is derived, and made
-- anew when the rules have changed.
create table inhibition_source (
  tenant    text not null,
  rule      text not null,
  -- The hash of the values that source and target share.
  equal_key text not null,
  alert_id  uuid not null,
  labels    jsonb not null,
  primary key (tenant, rule, equal_key, alert_id)
);
create index inhibition_source_of_alert on inhibition_source (tenant, alert_id);

-- Of which rules the sources are.
create table inhibition_rules (
  tenant text primary key,
  sha256 text not null
);

call serai_protect_tenants();
grant select, insert, update, delete on inhibition_source, inhibition_rules to serai_app;
