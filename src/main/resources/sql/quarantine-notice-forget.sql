-- What is left by nothing in quarantine is noticed anew when it comes again.
delete from quarantine_notice n
where n.tenant = :tenant and not exists (
  select from inbox_quarantine q where q.tenant = n.tenant and q.source = n.source and q.reason = n.reason)
