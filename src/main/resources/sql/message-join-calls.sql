-- Reminders of what one message lists are one list again, each time that people are reminded: its id follows from both. What was given
-- back is reminded of again whenever that was: then they are one list for those of half an hour, since nobody hears what joins an old one.
update message m
set waiting = false,
    digest = cast(substr(encode(sha256(convert_to(
      p.digest || ' ' || c.run || ' ' || c.round || case when c.run > 1 then ' ' || floor(extract(epoch from c.called_at) / 1800) else '' end, 'UTF8')), 'hex'), 1, 32) as uuid)
from escalation_call c
join message p on p.tenant = c.tenant and p.subject = 'incident' and p.subject_id = c.incident_id
where m.tenant = :tenant and m.id = :id and m.claim = :claim and c.tenant = m.tenant and c.id = m.subject_id
  and p.channel = m.channel and p.chat_id = m.chat_id and p.digest is not null
returning m.digest
