select content from evidence where id = :evidenceId and tenant = :tenant and incident_id = :incidentId
