-- One call at a time counts what a tenant has left, or two would both take the last of it.
select cast(pg_advisory_xact_lock(hashtextextended('serai.models:' || :tenant, 0)) as text)
