-- When each source delivered last, some seconds late: hubs remember it and write it now and then, not with each delivery.
create table source_delivery (
  tenant  text not null,
  source  text not null,
  last_at timestamptz not null,
  primary key (tenant, source)
);
call serai_protect_tenants();
grant select, insert, update on source_delivery to serai_app;
