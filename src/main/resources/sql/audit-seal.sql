insert into audit_seal (tenant, sequence, event_id, previous_hash, hash, sealed_at)
values (:tenant, :sequence, :eventId, :previousHash, :hash, :at)
