select id from audit_event where tenant = :tenant and id >= :from order by id offset :rows limit 1
