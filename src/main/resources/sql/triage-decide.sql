-- Once somebody was told, a later "suppress" does not take that back: it only says why nobody is told again.
update incident
   set verdict = case when verdict = 'page' then verdict else :#verdict end,
       verdict_reason = case when verdict = 'page' and :#verdict = 'suppress' then verdict_reason else :#reason end,
       environment = :#environment,
       updated_at = cast(:#now as timestamptz),
       version = version + 1
 where tenant = :#tenant and id = cast(:#incidentId as uuid) and version = :#version
