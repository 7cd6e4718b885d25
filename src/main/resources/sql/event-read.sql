-- What the snapshot :until shows and the one before did not: of transactions that began to write since, and of those that
-- were open then. Both branches are ranges of the index, however long one of these was open.
select e.id, e.actor, e.verb, e.object_type, e.object_id, e.reason, cast(e.details as text) as details, e.at, t.incident_id
from (
  (select * from audit_event
   where tenant = :tenant and xid is not null and xid >= :from and xid < :until and xid <> all(:untilOpen) and id > :after)
  union all
  (select * from audit_event
   where tenant = :tenant and xid is not null and xid = any(:open) and xid < :until and xid <> all(:untilOpen) and id > :after)
  order by id
  limit :limit
) e
left join incident_event t on t.id = e.id
order by e.id
