select id, kind, source, sha256, size_bytes, content is not null as has_content
from evidence
where incident_id = :incidentId
order by id desc
limit 200
