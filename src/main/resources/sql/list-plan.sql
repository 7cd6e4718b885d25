-- Lists have many optional filters: a plan for all of them at once would serve none. For this transaction only.
select set_config('plan_cache_mode', 'force_custom_plan', true)
