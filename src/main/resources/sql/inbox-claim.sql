-- What this transaction folds; what another one holds is left to it.
with claimed as (
  select id from inbox_pending where tenant = :tenant and id = any(cast(:ids as uuid[])) for update skip locked)
delete from inbox_pending p using claimed where p.tenant = :tenant and p.id = claimed.id returning p.id
