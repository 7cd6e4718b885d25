insert into evidence (id, tenant, incident_id, alert_id, action_id, kind, source, sha256, excerpt, content, content_type,
                      size_bytes, collected_at)
values (cast(:#id as uuid), :#tenant, cast(:#incidentId as uuid), cast(:#alertId as uuid), cast(:#actionId as uuid), :#kind,
        :#source, :#sha256, :#excerpt, cast(:#content as bytea), :#contentType, :#sizeBytes, :#collectedAt)
on conflict (tenant, incident_id, source, sha256) do nothing
