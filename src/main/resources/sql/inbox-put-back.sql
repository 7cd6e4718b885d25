insert into inbox_pending (tenant, id, deliveries, sources, received_from, received_to, attempts, due_at)
select cast(:tenant as text), cast(:portion as uuid), cast(:deliveries as uuid[]), cast(:named as text[]), cast(:from as timestamptz), cast(:to as timestamptz), cast(:attempts as integer),
       now() + interval '3 seconds'
