-- Once for each silence whose time is over.
update silence
   set closed_at = cast(:now as timestamptz)
 where tenant = :tenant and id = cast(:id as uuid) and closed_at is null and ends_at <= cast(:now as timestamptz)
returning cast(matchers as text) as matchers, author, ended_by, ends_at
