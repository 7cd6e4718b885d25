select id from approval where tenant = :tenant and id = cast(:id as uuid) for update
