delete from audit_pending where tenant = :tenant and event_id = any(:ids)
