-- In which thread a message of the hub's own stands that somebody answers to.
select c.thread_id, c.incident_id
from conversation_message m
join conversation c on c.id = m.conversation_id
where m.tenant = :tenant and m.chat_message_id = :messageId and c.channel = :channel and c.chat_id = :chat
limit 1
