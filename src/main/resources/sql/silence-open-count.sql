select (select count(*) from silence where tenant = :tenant and ends_at > cast(:now as timestamptz))
  + (select count(*) from maintenance_window where tenant = :tenant and ended_at is null)
