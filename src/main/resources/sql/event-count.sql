-- How many events there are between two snapshots, counted to a limit.
select count(*)
from (
  (select from audit_event
   where tenant = :tenant and xid is not null and xid >= :from and xid < :until and xid <> all(:untilOpen)
   limit :limit)
  union all
  (select from audit_event
   where tenant = :tenant and xid is not null and xid = any(:open) and xid < :until and xid <> all(:untilOpen)
   limit :limit)
) e
