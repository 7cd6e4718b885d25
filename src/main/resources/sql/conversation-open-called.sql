-- The open incidents that are called so, the worst first: by the rule that alerted, by the host that it is about, or by what
-- runs there, in whatever case somebody writes it.
select i.id
from incident i
where i.tenant = :tenant and i.state <> 'resolved' and i.rule <> 'person-request' and exists (
    select from alert a
    where a.tenant = i.tenant and a.incident_id = i.id and a.last_seen > :since
      and lower(:name) in (lower(a.labels ->> 'alertname'), lower(a.labels ->> 'instance'),
        lower(split_part(a.labels ->> 'instance', ':', 1)), lower(a.labels ->> 'host'), lower(a.labels ->> 'service'),
        lower(a.labels ->> 'app')))
order by array_position(array['critical', 'high', 'medium', 'low', 'info'], i.severity), i.opened_at desc, i.id desc
limit 1
