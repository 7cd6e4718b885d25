-- One at a time counts a tenant's reading actions, or two plans would both take the last place.
select pg_advisory_xact_lock(hashtextextended('serai.reads:' || :tenant, 0))
