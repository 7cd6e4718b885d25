insert into signal_series (tenant, alert_id, at, value, threshold, facts)
values (:tenant, :alert, :now, :value, :threshold, :facts)
on conflict (tenant, alert_id) do update
  set at = excluded.at, value = excluded.value, threshold = excluded.threshold, facts = excluded.facts
