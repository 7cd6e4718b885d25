select id, tenant, username, password_hash, role, disabled, must_change_password
from app_user where tenant = :tenant and username = :username
