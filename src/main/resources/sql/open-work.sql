select
  (select count(*) from approval where tenant = :tenant and state = 'open') as approvals,
  (select min(created_at) from approval where tenant = :tenant and state = 'open') as approvals_since,
  (select count(*) from action where tenant = :tenant and state = 'unknown') as unknown,
  (select min(coalesce(started_at, updated_at)) from action where tenant = :tenant and state = 'unknown') as unknown_since
