update conversation set incident_id = :incidentId where tenant = :tenant and id = :id and incident_id is null
