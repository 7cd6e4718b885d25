select state, version from incident
 where tenant = :#tenant and id = cast(:#incidentId as uuid)
   for update
