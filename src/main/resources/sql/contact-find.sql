select id, email, phone from app_user where tenant = :tenant and id = :userId
