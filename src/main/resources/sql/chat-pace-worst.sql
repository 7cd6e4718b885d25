-- The list of a chat counts as having this incident's severity from then on: somebody has heard of it.
update chat_pace p
set worst = array_position(array['critical', 'high', 'medium', 'low', 'info'], i.severity)
from incident i
where i.tenant = :tenant and i.id = :incident and p.tenant = :tenant and p.channel = :channel and p.chat_id = :chat
