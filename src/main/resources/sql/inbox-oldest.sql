select min(received_from) as oldest, coalesce(sum(cardinality(deliveries)), 0) as deliveries from inbox_pending where tenant = :tenant
