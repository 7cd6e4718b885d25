-- What the snapshot :until shows and the one before did not, counted to a limit, and when the oldest of that happened.
select count(*) as events, min(e.at) as oldest
from (
  (select at from audit_event
   where tenant = :tenant and xid is not null and xid >= :from and xid < :until and xid <> all(:untilOpen) and id > :after
   order by xid limit :limit)
  union all
  (select at from audit_event
   where tenant = :tenant and xid is not null and xid = any(:open) and xid < :until and xid <> all(:untilOpen) and id > :after
   order by xid limit :limit)
) e
