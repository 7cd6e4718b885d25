-- Without a reason the one of before stands: why people were paged. What was acknowledged only with another one is open when it is freed.
update incident
   set verdict = :#verdict,
       verdict_reason = coalesce(cast(:#reason as text), verdict_reason),
       environment = :#environment,
       state = case when cast(:#freed as boolean) then 'open' else state end,
       acknowledged_at = case when not cast(:#freed as boolean) then acknowledged_at end,
       acknowledged_by = case when not cast(:#freed as boolean) then acknowledged_by end,
       acknowledged_with = case when not cast(:#freed as boolean) then acknowledged_with end,
       updated_at = cast(:#now as timestamptz),
       version = version + 1
 where tenant = :#tenant and id = cast(:#incidentId as uuid) and version = :#version
