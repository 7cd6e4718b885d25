-- As it is until the transaction ends; others may hold it as well, and nobody change it.
select id, tenant, username, password_hash, role, disabled, must_change_password
from app_user where tenant = :tenant and id = :id for share
