-- The status of incidents, whose locks are held, that become the same with another one; what is acknowledged so is marked.
update incident
   set state = :#state,
       acknowledged_at = cast(:#acknowledgedAt as timestamptz), acknowledged_by = cast(:#acknowledgedBy as text),
       acknowledged_with = case when cast(:#state as text) = 'acknowledged' then cast(:#incidentId as uuid) end,
       updated_at = cast(:#now as timestamptz), version = version + 1
 where tenant = :#tenant and id = any (cast(:#ids as uuid[]))
