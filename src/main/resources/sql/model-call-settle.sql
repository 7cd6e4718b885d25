update model_call
set outcome = :outcome,
  latency_ms = :latency,
  tokens_in = case when :known then cast(:in as integer) end,
  tokens_out = case when :known then cast(:out as integer) end,
  cost = case when :known then cast(:cost as numeric) end
where id = :id and tenant = :tenant
