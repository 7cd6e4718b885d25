update action
set verification = :verdict, verification_reason = :reason, looks = looks + :looks, updated_at = :at,
    verified_at = case when :verdict = 'pending' then null else cast(:at as timestamptz) end
where id = :actionId and tenant = :tenant and verification = 'pending'
