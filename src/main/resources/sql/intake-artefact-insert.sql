insert into evidence (id, tenant, incident_id, alert_id, kind, source, sha256, excerpt, content, content_type,
                      size_bytes, collected_at)
values (:id, :tenant, :incident, :alert, 'artefact', :source, :sha256, :excerpt, :content, :contentType, :size, :now)
on conflict (tenant, incident_id, source, sha256) do nothing
