-- What was acknowledged only with another one is for a person who acknowledges it itself as if nobody had taken it on. A hub of
-- the version before gives back or opens an incident and leaves with which one it was acknowledged.
update incident
   set state = 'open', acknowledged_at = null, acknowledged_by = null, acknowledged_with = null
 where tenant = :#tenant and id = cast(:#incidentId as uuid) and state <> 'resolved' and acknowledged_with is not null
