select m.id, m.text, cast(m.citations as text) as citations, m.proposal_id, m.sent, m.reply_to, m.chat_message_id, m.at,
  c.channel, c.chat_id, c.thread_id
from conversation_message m
join conversation c on c.id = m.conversation_id
where m.tenant = :tenant and m.id = :id and m.state = 'unsent'
