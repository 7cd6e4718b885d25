-- Whom the end of an incident concerns: what belongs to it and is not over, and what it belongs to.
select m.id, true as is_part, w.resolved_at as ended_at
  from incident_parts(cast(:#incidentId as uuid)) p
  join incident m on m.id = p.incident_id
  join incident w on w.id = cast(:#incidentId as uuid)
 where m.tenant = :#tenant and m.state <> 'resolved'
union all
select p.id, false, null
  from incident p
 where p.tenant = :#tenant and p.id = incident_parent(cast(:#incidentId as uuid))
