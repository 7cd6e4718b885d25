-- Every account of the tenant that counts as an admin, and the one that changes, always in the same order.
select id, tenant, username, password_hash, role, disabled, must_change_password
from app_user where tenant = :tenant and (id = :id or (role = 'admin' and not disabled)) order by id for update
