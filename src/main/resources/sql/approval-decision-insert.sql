insert into approval_decision (id, tenant, approval_id, user_id, verdict, channel, account, comment, at)
values (:id, :tenant, :approvalId, :userId, :verdict, :channel, :account, :comment, :at)
