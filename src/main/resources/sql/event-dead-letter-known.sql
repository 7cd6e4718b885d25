select id from event_dead_letter where tenant = :tenant and subscriber = :name and id = any(:ids)
