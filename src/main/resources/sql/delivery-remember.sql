-- Another instance that is remembering the same one is waited for; the order keeps two batches from a deadlock.
insert into delivery (tenant, channel, delivery_id, received_at)
select tenant, channel, delivery_id, :now
from unnest(cast(:tenants as text[]), cast(:channels as text[]), cast(:ids as text[]))
  as given (tenant, channel, delivery_id)
order by tenant, channel, delivery_id
on conflict do nothing
returning tenant, channel, delivery_id
