-- The model's call that an answer is of, for its rating; none where no model's answer was given.
alter table investigation add column model_call_id uuid;
