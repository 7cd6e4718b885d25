-- The buttons of approvals that have been closed for as long.
delete from approval_reference
where reference_hash in (
  select r.reference_hash
  from approval_reference r
  join approval a on a.id = r.approval_id and a.tenant = r.tenant
  where r.tenant = :#tenant and r.created_at < :#forgetBefore and a.closed_at < :#forgetBefore
  order by r.created_at
  limit 20000)
