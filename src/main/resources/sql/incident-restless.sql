-- Whether alerts still join an incident, and nobody has waited long: neither since it opened nor since it was last analysed.
select i.id
from incident i
where i.tenant = :#tenant and i.id = cast(:#incidentId as uuid) and i.state <> 'resolved'
  and i.last_alert_at > cast(:#calmSince as timestamptz)
  and greatest(i.opened_at, (
    select a.created_at from analysis a
    where a.incident_id = i.id
    order by a.id desc
    limit 1)) > cast(:#patientSince as timestamptz)
