-- Its first 64 KiB, and a bit more, so that who shows it can tell that there is more.
select q.id, q.source, i.kind, q.reason, q.detail, q.alerts, octet_length(i.raw) as bytes, q.received_at, q.quarantined_at,
  substring(i.raw from 1 for 65540) as raw
from inbox_quarantine q
left join inbox i on i.tenant = q.tenant and i.id = q.id and i.received_at = q.received_at
where q.tenant = :#tenant and q.id = cast(:#quarantineId as uuid)
