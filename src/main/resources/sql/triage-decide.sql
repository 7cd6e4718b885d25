-- Without a reason the one of before stands: why people were paged.
update incident
   set verdict = :#verdict,
       verdict_reason = coalesce(cast(:#reason as text), verdict_reason),
       environment = :#environment,
       updated_at = cast(:#now as timestamptz),
       version = version + 1
 where tenant = :#tenant and id = cast(:#incidentId as uuid) and version = :#version
