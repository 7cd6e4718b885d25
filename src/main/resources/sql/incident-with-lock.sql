-- An incident, and those that were acknowledged with it and with nothing else, all of them locked in the order of their ids.
select id
  from incident
 where tenant = :#tenant
   and (id = cast(:#incidentId as uuid) or state = 'acknowledged' and acknowledged_with = cast(:#incidentId as uuid))
 order by id
   for no key update
