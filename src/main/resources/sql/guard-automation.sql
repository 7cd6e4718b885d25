-- There may be no row yet: whoever sets the switch first waits for this one all the same.
select pg_advisory_xact_lock(hashtextextended(:tenant || :id, 0))
