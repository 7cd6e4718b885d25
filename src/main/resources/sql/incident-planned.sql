-- Locks as plan-incident-lock does.
update incident set planned_at = :now where id = :incidentId and tenant = :tenant returning id
