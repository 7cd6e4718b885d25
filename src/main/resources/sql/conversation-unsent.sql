-- An answer that its chat has not got, whether the one before it was given up, and whether what was begun of it may stand there
-- with an id that nobody knows.
select m.id, m.conversation_id, m.text, cast(m.citations as text) as citations, m.proposal_id, m.sent, m.reply_to, m.chat_message_id, m.at,
  c.channel, c.chat_id, c.thread_id,
  exists (
    select from conversation_message q
    where q.tenant = :tenant and q.id = m.answers and q.drafts_unknown > 0 and q.reply_to is null) as behind_draft,
  exists (
    select from conversation_message b
    where b.conversation_id = m.conversation_id and b.state = 'unsent' and b.tries > 0 and b.number = (
      select max(n.number) from conversation_message n
      where n.conversation_id = m.conversation_id and n.author = 'hub' and n.number < m.number)) as behind_lost
from conversation_message m
join conversation c on c.id = m.conversation_id
where m.tenant = :tenant and m.id = :id and m.state = 'unsent'
