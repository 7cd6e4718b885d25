update approval
set state = :state, reason = :reason, closed_at = :at, version = version + 1
where id = :approvalId and tenant = :tenant and state = 'open'
