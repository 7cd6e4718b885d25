-- Whoever spends a page of this chat waits here for whoever does so now.
insert into chat_pace (tenant, channel, chat_id, since, pages) values (:tenant, :channel, :chat, :now, 0)
on conflict (tenant, channel, chat_id) do update set pages = chat_pace.pages
