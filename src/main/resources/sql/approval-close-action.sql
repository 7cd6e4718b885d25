update action
set state = :state, reason = :reason, cancelled_by = :cancelledBy, approved_at = :approvedAt, start_by = :startBy, updated_at = :at,
    version = version + 1
where id = :actionId and tenant = :tenant and state = 'awaiting_approval'
