with recursive known (tenant) as (
  select min(tenant) from audit_seal
  union all
  select (select min(tenant) from audit_seal where tenant > known.tenant) from known where known.tenant is not null)
select tenant from known where tenant is not null
