-- Whether an incident got worse than all that the list of its page had: an edit of that list is not heard. Whoever asks the same of this chat waits.
select p.worst
from chat_pace p
join incident i on i.tenant = p.tenant and i.id = :incident
where p.tenant = :tenant and p.channel = :channel and p.chat_id = :chat and p.digest = :digest
  and p.worst > array_position(array['critical', 'high', 'medium', 'low', 'info'], i.severity)
for update of p
