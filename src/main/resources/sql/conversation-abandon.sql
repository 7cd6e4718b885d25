-- A chat did not take an answer: its tries are how often it was given up. It stays unsent, so that a person may have it tried again.
update conversation_message m set tries = m.tries + 1
from conversation c
where m.tenant = :tenant and m.id = :id and m.state = 'unsent' and c.id = m.conversation_id
returning c.channel, c.incident_id
