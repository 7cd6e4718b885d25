select pg_advisory_unlock(1634955119, hashtext(:name))
