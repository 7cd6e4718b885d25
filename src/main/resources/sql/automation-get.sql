select coalesce(a.paused, false) as paused, a.changed_by, a.changed_at
from (values (1)) always (one) left join automation a on a.tenant = :#tenant
