insert into source_delivery (tenant, source, last_at)
select :tenant, source, last_at
from unnest(cast(:sources as text[]), cast(:times as timestamptz[])) as given (source, last_at)
order by source
on conflict (tenant, source) do update set last_at = excluded.last_at where source_delivery.last_at < excluded.last_at
