update incident set notified = true where tenant = :tenant and id = :id and not notified
