insert into delivery (tenant, channel, delivery_id, received_at)
values (:tenant, :channel, :deliveryId, :now)
on conflict do nothing
