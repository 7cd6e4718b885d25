select q.id as asked, q.state = 'waiting' as waits, q.so_far, a.id, a.number, a.author, a.text, a.state,
  cast(a.citations as text) as citations, a.proposal_id, a.at, a.answers, (
    select cast(jsonb_agg(jsonb_build_object(
             'round', c.round, 'tool', c.tool, 'arguments', c.arguments, 'verdict', c.verdict, 'outcome', c.outcome,
             'about', c.about, 'evidence', c.evidence, 'sha256', c.sha256, 'bytes', c.bytes, 'took_ms', c.took_ms)
           order by c.number) as text)
    from investigation_call c where c.tenant = a.tenant and c.subject_id = a.answers) as trace
from conversation_message q
left join conversation_message a on a.answers = q.id
where q.tenant = :tenant and q.id in (:asked)
