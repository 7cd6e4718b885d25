update maintenance_window
   set ended_at = cast(:now as timestamptz), ended_by = :by
 where tenant = :tenant and id = cast(:id as uuid) and ended_at is null
returning cast(scope as text) as scope, author
