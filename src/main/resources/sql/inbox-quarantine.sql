with kept as (
  insert into inbox_quarantine (tenant, id, received_at, source, reason, detail, alerts, quarantined_at)
  select :tenant, id, received_at, source, reason, detail, alerts, :now
  from unnest(cast(:ids as uuid[]), cast(:received as timestamptz[]), cast(:sources as text[]), cast(:reasons as text[]),
              cast(:details as text[]), cast(:alerts as integer[]))
    as given (id, received_at, source, reason, detail, alerts)
  on conflict do nothing
  returning tenant, id, source, reason, quarantined_at)
-- The first of its source and reason is noticed. In an order, so that two transactions do not wait for each other.
insert into quarantine_notice (tenant, source, reason, first_id, noticed_at)
select distinct on (source, reason) tenant, source, reason, id, quarantined_at
from kept order by source, reason, id
on conflict do nothing
returning source, reason, first_id
