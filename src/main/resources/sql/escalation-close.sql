-- What is exhausted ends too once somebody cares; it tells whether there was something to end.
update escalation set state = :state, reason = :reason, updated_at = :now
where tenant = :tenant and incident_id = :incidentId and state in ('running', 'exhausted') and state <> :state
