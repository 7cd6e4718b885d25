-- Of one account; but for the one that is kept, if any.
update console_session set ended = :reason, ended_at = :at
where tenant = :tenant and user_id = :userId and ended is null and id is distinct from cast(:kept as uuid)
