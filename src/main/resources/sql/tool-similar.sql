select left(o.title, 200) || '; ' || o.state || ', opened '
       || to_char(o.opened_at at time zone 'UTC', 'YYYY-MM-DD') || coalesce('; ' || (
         select left(a.summary, 400) from analysis a
         where a.incident_id = o.id and a.status <> 'unusable' order by a.id desc limit 1), '')
       || coalesce('; actions: ' || (
         select string_agg(c.playbook || ' ' || c.state, ', ' order by c.id) from action c where c.incident_id = o.id), '')
       as incident
from incident i
join incident o on o.tenant = i.tenant and o.id <> i.id and o.opened_at < i.opened_at
 and o.rule <> 'person-request' and o.cluster is not distinct from i.cluster
 and (o.correlation_key = i.correlation_key or (o.namespace = i.namespace and o.workload = i.workload))
where i.tenant = :#tenant and i.id = cast(:#incidentId as uuid)
order by o.opened_at desc, o.id desc
limit 5
