select cast(pg_advisory_xact_lock(hashtextextended('automation:' || :tenant, 0)) as text)
