insert into model_call (id, tenant, username, purpose, conversation_id, incident_id, model, prompt, prompt_version,
  prompt_variant, reserved_tokens, reserved_cost, tokens_in, tokens_out, cost, latency_ms, cached, outcome, created_at)
values (:id, :tenant, :user, :purpose, :conversation, :incident, :model, :prompt, :version,
  :variant, :tokens, :cost,
  case when :cached then 0 end, case when :cached then 0 end, case when :cached then 0 end, case when :cached then 0 end,
  :cached, :outcome, :at)
