select username
from app_user
where tenant = :tenant and not disabled and role in (:roles) and ('user:' || username <> :requester or :requesterDecides)
order by username
limit 20
