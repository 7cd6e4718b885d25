insert into inhibition_source (tenant, rule, equal_key, alert_id, labels)
select :tenant, rule, equal_key, alert_id, labels
from unnest(cast(:rules as text[]), cast(:keys as text[]), cast(:alerts as uuid[]), cast(:labels as jsonb[]))
  as source (rule, equal_key, alert_id, labels)
on conflict (tenant, rule, equal_key, alert_id) do update set labels = excluded.labels
