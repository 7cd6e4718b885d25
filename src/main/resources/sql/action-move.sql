update action
set state = :state, reason = :reason, updated_at = :at, version = version + 1,
    started_at = case when :state = 'running' then :at else started_at end,
    finished_at = case when :state in ('running', 'unknown') then null else :at end
where id = :actionId and tenant = :tenant and state = :from
