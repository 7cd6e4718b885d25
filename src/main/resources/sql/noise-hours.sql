-- Alerts of each hour, also of those in which none fired. Each hour is a span of the index, so that nothing is sorted.
select h.at, (
  select count(*)
  from alert_event e
  where e.tenant = :tenant and e.kind in ('fired', 'refired') and e.at >= h.at and e.at < h.at + interval '1 hour') as alerts
from generate_series(cast(:from as timestamptz), cast(:to as timestamptz), interval '1 hour') as h (at)
order by h.at
