select id from action where tenant = :tenant and id = cast(:id as uuid) for update
