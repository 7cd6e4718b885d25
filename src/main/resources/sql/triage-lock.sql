-- Before the incident is loaded: a statement that waits for its lock still reads what else there was before it waited.
select id
  from incident
 where tenant = :#tenant and id = cast(:#incidentId as uuid)
   for no key update
