-- What got worse than all that the list of its page had is not heard by an edit of that list: it is once, and the list has that severity from then on.
update chat_pace p
set worst = s.place
from (
  select array_position(array['critical', 'high', 'medium', 'low', 'info'], i.severity) as place
  from incident i
  where i.tenant = :tenant and i.id = :incident) s
where p.tenant = :tenant and p.channel = :channel and p.chat_id = :chat and p.digest = :digest and p.worst > s.place
