update action
set result = cast(:result as jsonb), verification = :verification, verification_reason = :verificationReason
where id = :actionId and tenant = :tenant and state in ('succeeded', 'failed', 'unknown')
