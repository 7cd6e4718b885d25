select id from message where tenant = :tenant and id = :id for update
