-- A page of what was delivered in a time, the earliest first; ids are in the order of time. At least one, and else no more than so
-- many bytes, whose number is known without fetching what is stored apart.
select id, received_at, source, kind, event, cast(delivery_key as text) as delivery_key, raw
from (
  select page.*, sum(octet_length(raw)) over (order by id) as bytes, row_number() over (order by id) as number
  from (
    select id, received_at, source, kind, event, delivery_key, raw
    from inbox
    where tenant = :tenant and received_at >= :from and received_at < :to
      and (cast(:source as text) is null or source = :source)
      and (cast(:after as uuid) is null or id > cast(:after as uuid))
    order by id limit :limit) as page) as sized
where bytes <= :bytes or number = 1
order by id
