update action
set verification = :verdict, verification_reason = :reason, verify = cast(:check as jsonb), verify_until = :until
where id = :actionId and tenant = :tenant and state = 'succeeded'
