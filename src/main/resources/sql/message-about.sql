select i.id
from message m
join incident i on i.tenant = m.tenant and i.id = m.conversation
where m.tenant = :tenant and m.channel = :channel and m.chat_id = :chat and m.message_id = :messageId and m.digest is null
limit 1
