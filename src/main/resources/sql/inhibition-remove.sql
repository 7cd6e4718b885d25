delete from inhibition_source where tenant = :tenant and alert_id = any(cast(:alerts as uuid[]))
