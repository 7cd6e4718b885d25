delete from delivery d
using (
  select delivery_key ->> 0 as channel, jsonb_array_elements_text(delivery_key - 0) as delivery_id
  from inbox
  where tenant = :tenant and id = any(cast(:ids as uuid[])) and received_at between :from and :to and delivery_key is not null
) as known
where d.tenant = :tenant and d.channel = known.channel and d.delivery_id = known.delivery_id
