-- Since when the conversation's oldest message before this one waits for its first sending.
select min(b.created_at)
from message b
join message m on m.tenant = b.tenant and m.conversation = b.conversation and m.channel = b.channel and m.chat_id = b.chat_id
where m.tenant = :tenant and m.id = :id and b.waiting and b.message_id is null and b.id < m.id
