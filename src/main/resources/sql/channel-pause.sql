insert into channel_pause (tenant, channel, paused_until)
values (:tenant, :channel, :until)
on conflict (tenant, channel) do update
  set paused_until = greatest(channel_pause.paused_until, excluded.paused_until)
