select exists (select 1 from app_user where tenant = :tenant)
