select q.id as asked, q.state = 'waiting' as waits, q.so_far, a.id, a.number, a.author, a.text, a.state,
  cast(a.citations as text) as citations, a.proposal_id, a.at
from conversation_message q
left join conversation_message a on a.answers = q.id
where q.tenant = :tenant and q.id in (:asked)
