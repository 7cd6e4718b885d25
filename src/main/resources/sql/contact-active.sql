-- The accounts of these names that may be written to.
select id, username from app_user where tenant = :tenant and username in (:names) and not disabled
