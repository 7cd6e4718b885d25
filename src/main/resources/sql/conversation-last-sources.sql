-- The last answer that rests on something, with what was looked at for it and what it says of each.
select m.at, cast(m.citations as text) as citations, i.analyst, cast(i.claims as text) as claims, (
    select cast(jsonb_agg(jsonb_build_object(
             'round', c.round, 'tool', c.tool, 'arguments', c.arguments, 'verdict', c.verdict, 'outcome', c.outcome,
             'about', c.about, 'evidence', c.evidence, 'sha256', c.sha256, 'bytes', c.bytes, 'took_ms', c.took_ms)
           order by c.number) as text)
    from investigation_call c where c.tenant = m.tenant and c.subject_id = m.answers) as trace
from conversation_message m
left join investigation i on i.tenant = m.tenant and i.id = m.answers
where m.tenant = :tenant and m.conversation_id = :conversationId and m.author = 'hub'
  and (i.id is not null or m.citations <> '[]')
order by m.number desc
limit 1
