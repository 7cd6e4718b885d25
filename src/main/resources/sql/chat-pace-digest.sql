-- The digest that goes on in a chat, or this new one: what is held back and worse than all that one lists begins the next.
update chat_pace p
set digest = case when p.began_at > :digestStart and (not :heldBack or p.worst <= s.place) then p.digest else :digest end,
    began_at = case when p.began_at > :digestStart and (not :heldBack or p.worst <= s.place) then p.began_at else :now end,
    worst = case when p.began_at > :digestStart and (not :heldBack or p.worst <= s.place) then least(p.worst, s.place) else s.place end
from (select array_position(array['critical', 'high', 'medium', 'low', 'info'], severity) as place
      from incident where tenant = :tenant and id = :incident) s
where p.tenant = :tenant and p.channel = :channel and p.chat_id = :chat
returning p.digest
