select cast(pg_advisory_xact_lock_shared(hashtextextended('automation:' || :tenant, 0)) as text)
