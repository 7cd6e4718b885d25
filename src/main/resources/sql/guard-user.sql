select id from app_user where tenant = :tenant and id = cast(:id as uuid) for update
