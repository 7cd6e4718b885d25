select assignee, snoozed_until, snoozed_by from incident_duty where tenant = :tenant and incident_id = :incidentId
