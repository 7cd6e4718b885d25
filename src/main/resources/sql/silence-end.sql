update silence
   set ends_at = greatest(starts_at, cast(:now as timestamptz)), ended_by = :by
 where tenant = :tenant and id = cast(:id as uuid) and ends_at > cast(:now as timestamptz)
