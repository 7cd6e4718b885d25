-- An incident's status as the fold says it is; what else it is, is written by the intake of alerts and by triage.
update incident
   set state = :#state,
       acknowledged_at = cast(:#acknowledgedAt as timestamptz), acknowledged_by = cast(:#acknowledgedBy as text),
       acknowledged_with = case when cast(:#state as text) = 'acknowledged' then acknowledged_with end,
       resolved_at = cast(:#resolvedAt as timestamptz), resolved_by = cast(:#resolvedBy as text),
       updated_at = cast(:#now as timestamptz), version = version + 1
 where tenant = :#tenant and id = cast(:#incidentId as uuid) and version = :#version
