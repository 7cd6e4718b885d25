-- How the number went that an alert is about, as a Prometheus said shortly before the alert is decided again.
create table signal_series (
  tenant    text not null,
  alert_id  uuid not null references alert on delete cascade,
  at        timestamptz not null,
  value     double precision not null,
  threshold double precision not null,
  facts     text not null check (octet_length(facts) <= 65536),
  primary key (tenant, alert_id)
);
create index signal_series_by_alert on signal_series (alert_id);

call serai_protect_tenants();
grant select, insert, update, delete on signal_series to serai_app;
