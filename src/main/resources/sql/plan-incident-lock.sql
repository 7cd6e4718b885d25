select id from incident where id = :incidentId and tenant = :tenant for update
