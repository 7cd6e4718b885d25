select exists (
  select from approval_decision
  where approval_id = :approvalId and (user_id = :userId or channel = :channel and account = :account))
