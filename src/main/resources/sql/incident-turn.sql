-- One after the other for an incident, before anything is read: a statement that waits for its lock reads what else there is
-- as it was before it waited. "no key": what only refers to the incident does not wait.
select id
  from incident
 where tenant = :#tenant and id = cast(:#incidentId as uuid)
   for no key update
