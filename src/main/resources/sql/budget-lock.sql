-- One start at a time counts what a cluster has left, or two would both take the last of it.
select cast(pg_advisory_xact_lock(hashtextextended('serai.budget:' || :tenant || ':' || :cluster, 0)) as text)
