select id, username, role, disabled
from app_user
where id = :userId and tenant = :tenant
