-- Counts an incident that is announced in a chat; how many there were in its window, this one included.
insert into chat_pace (tenant, channel, chat_id, since, pages) values (:tenant, :channel, :chat, :now, 1)
on conflict (tenant, channel, chat_id) do update
  set pages = case
        when chat_pace.since > :windowStart then chat_pace.pages + 1
        -- A storm does not end because its window does.
        when chat_pace.since > :windowBefore and chat_pace.pages >= :stormFrom then :stormFrom
        else 1 end,
      since = case when chat_pace.since > :windowStart then chat_pace.since else :now end
returning pages
