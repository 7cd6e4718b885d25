-- Hangs a conversation about none on an incident, unless that one is over for so long that the conversation would be too.
update conversation set incident_id = :incidentId
where tenant = :tenant and id = :id and incident_id is null
  and exists (
    select from incident i
    where i.tenant = :tenant and i.id = :incidentId and (i.resolved_at is null or i.resolved_at > :over))
