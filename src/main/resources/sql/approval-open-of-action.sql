select ap.id
from approval ap
where ap.action_id = :actionId and ap.tenant = :tenant and ap.state = 'open'
