-- What scans have told of a cluster or host and what still holds.
select fingerprint, labels ->> 'alertname' as rule, severity, title, cast(labels as text) as labels, starts_at
from alert
where tenant = :tenant and source = :source and labels ->> 'scan_target' = :target and state = 'firing'
order by fingerprint
