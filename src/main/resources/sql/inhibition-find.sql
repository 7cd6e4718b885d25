select wanted.rule, cast(s.labels as text) as labels
from unnest(cast(:rules as text[]), cast(:keys as text[])) as wanted (rule, equal_key)
cross join lateral (
  select labels from inhibition_source
  where tenant = :tenant and rule = wanted.rule and equal_key = wanted.equal_key
  limit 20) s
