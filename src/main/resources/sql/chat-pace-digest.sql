-- The digest that goes on in a chat, or this new one: what is held back and worse than all that one lists begins the next, and so
-- does a reminder when that one is older than half the time until it is due, since then it would be heard by nobody.
update chat_pace p
set digest = case when p.began_at > s.after and (not :heldBack or p.worst <= s.place) then p.digest else :digest end,
    began_at = case when p.began_at > s.after and (not :heldBack or p.worst <= s.place) then p.began_at else :now end,
    worst = case when p.began_at > s.after and (not :heldBack or p.worst <= s.place) then least(p.worst, s.place) else s.place end
from (select array_position(array['critical', 'high', 'medium', 'low', 'info'], i.severity) as place, greatest(:digestStart, (
        select a.created_at + (a.escalate_at - a.created_at) / 2
        from approval a
        where a.tenant = i.tenant and a.id = :reminded)) as after
      from incident i where i.tenant = :tenant and i.id = :incident) s
where p.tenant = :tenant and p.channel = :channel and p.chat_id = :chat
returning p.digest
