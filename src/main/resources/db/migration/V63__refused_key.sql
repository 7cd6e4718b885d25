-- A call of a model whose endpoint refused the key has an outcome of its own.
alter table model_call drop constraint model_call_outcome_check;
alter table model_call add constraint model_call_outcome_check check (outcome in ('running', 'answered', 'asked_tools', 'timeout',
  'error', 'busy', 'key_refused', 'suspended', 'broken_off', 'too_long', 'budget_used'));
