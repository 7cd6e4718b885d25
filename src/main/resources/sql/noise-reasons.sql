-- How often triage held something back, and why.
select reason, count(*) as times
from incident_event
where tenant = :tenant and kind = 'incident.triaged' and details ->> 'verdict' = 'suppress'
  and at >= cast(:from as timestamptz) and at < cast(:to as timestamptz)
group by reason
order by times desc, reason
