select cast(playbooks as text) as playbooks, concern
from analysis
where incident_id = :incidentId and status <> 'unusable'
order by id desc
limit 5
