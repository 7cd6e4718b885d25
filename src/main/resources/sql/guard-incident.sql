select id from incident where tenant = :tenant and id = cast(:id as uuid) for no key update
