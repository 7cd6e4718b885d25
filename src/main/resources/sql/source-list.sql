select coalesce(d.source, q.source) as source, d.last_at, coalesce(q.deliveries, 0) as quarantined
from (select source, last_at from source_delivery where tenant = :#tenant) d
full join (
  select source, count(*) as deliveries from inbox_quarantine where tenant = :#tenant group by source) q on q.source = d.source
