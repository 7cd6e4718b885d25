select tenant, sequence, event_id, previous_hash, hash from audit_seal
where tenant = :tenant
order by sequence desc
limit 1
