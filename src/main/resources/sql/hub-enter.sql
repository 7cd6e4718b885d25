-- One lock that all hubs share, for as long as their sessions live: as many hold it as there are hubs.
select pg_try_advisory_lock_shared(1634955119, 0)
