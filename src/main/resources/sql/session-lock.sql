select t.user_id, t.family, t.expires_at, t.used_at, t.revoked_at
from refresh_token t where t.tenant = :tenant and t.token_hash = :tokenHash for update
