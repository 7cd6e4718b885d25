update incident
   set state = 'resolved', resolved_at = cast(:#now as timestamptz), resolved_by = :#by,
       updated_at = cast(:#now as timestamptz), version = version + 1
 where tenant = :#tenant and id = cast(:#incidentId as uuid) and version = :#version and state <> 'resolved'
