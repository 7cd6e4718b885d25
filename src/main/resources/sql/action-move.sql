update action
set state = :state, reason = :reason, cancelled_by = :cancelledBy, updated_at = :at, version = version + 1,
    started_at = case when :state = 'running' then cast(:at as timestamptz) else started_at end,
    sending_tracked = sending_tracked or :state = 'running',
    finished_at = case when :state in ('running', 'unknown') then null else cast(:at as timestamptz) end
where id = :actionId and tenant = :tenant and state = :from
