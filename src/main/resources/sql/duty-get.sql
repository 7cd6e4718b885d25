-- Whose an incident is, until when it is snoozed, and whether it was suppressed for a time when it was last decided about.
select d.assignee, d.snoozed_until,
       coalesce(t.reason in ('SILENCED', 'MAINTENANCE', 'MUTED', 'INHIBITED'), false) as suppressed
  from incident i
  left join incident_duty d on d.tenant = i.tenant and d.incident_id = i.id
  left join lateral (select e.reason
                       from incident_event e
                      where e.incident_id = i.id and e.kind = 'incident.triaged'
                      order by e.id desc
                      limit 1) t on true
 where i.tenant = :tenant and i.id = :incidentId
