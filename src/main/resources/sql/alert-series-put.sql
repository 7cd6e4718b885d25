insert into signal_series (tenant, alert_id, episode, at, value, threshold, facts)
values (:tenant, :alert, :episode, :now, :value, :threshold, :facts)
on conflict (tenant, alert_id) do update
  set episode = excluded.episode, at = excluded.at, value = excluded.value, threshold = excluded.threshold, facts = excluded.facts
