-- What a model asked tools for an answer is kept under the id of the message that asked.
select m.id, m.number, m.author, m.text, m.state, cast(m.citations as text) as citations, m.proposal_id, m.at, m.answers, (
    select cast(jsonb_agg(jsonb_build_object(
             'round', c.round, 'tool', c.tool, 'arguments', c.arguments, 'verdict', c.verdict, 'outcome', c.outcome,
             'about', c.about, 'evidence', c.evidence, 'sha256', c.sha256, 'bytes', c.bytes, 'took_ms', c.took_ms)
           order by c.number) as text)
    from investigation_call c where c.tenant = m.tenant and c.subject_id = m.answers) as trace
from conversation_message m
where m.tenant = :tenant and m.conversation_id = :conversationId
order by m.number desc
limit 200
