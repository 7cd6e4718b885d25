insert into inbox_quarantine (tenant, id, received_at, source, reason, detail, alerts, quarantined_at)
select :tenant, id, received_at, source, reason, detail, alerts, :now
from unnest(cast(:ids as uuid[]), cast(:received as timestamptz[]), cast(:sources as text[]), cast(:reasons as text[]),
            cast(:details as text[]), cast(:alerts as integer[]))
  as given (id, received_at, source, reason, detail, alerts)
on conflict do nothing
