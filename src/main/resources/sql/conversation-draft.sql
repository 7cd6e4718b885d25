-- What may be shown of an answer that is being made, and where in a chat it is shown.
update conversation_message m set so_far = :text
from conversation c
where m.tenant = :tenant and m.id = :id and m.state = 'waiting' and c.id = m.conversation_id
returning m.preview_id, m.reply_to, c.channel, c.chat_id, c.thread_id
