update incident
   set state = 'acknowledged', acknowledged_at = cast(:#now as timestamptz), acknowledged_by = :#by,
       updated_at = cast(:#now as timestamptz), version = version + 1
 where tenant = :#tenant and id = cast(:#incidentId as uuid) and version = :#version and state = 'open'
