update incident set notified = true where tenant = :tenant and id = :incidentId and not notified
