-- Two numbers, so that no other lock of the hub, which have one, is meant: these are the leaders'.
select name from unnest(cast(:names as text[])) as wanted (name) where pg_try_advisory_lock(1634955119, hashtext(name))
