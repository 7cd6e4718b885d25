-- For which of those that were acknowledged with an incident people are still called.
select m.id
  from incident m
  join escalation e on e.tenant = m.tenant and e.incident_id = m.id
 where m.tenant = :#tenant and m.state = 'acknowledged' and m.acknowledged_with = cast(:#incidentId as uuid)
   and e.state in ('running', 'exhausted')
 order by m.id
