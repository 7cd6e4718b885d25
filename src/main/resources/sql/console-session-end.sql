update console_session set ended = :reason, ended_at = :at
where tenant = :tenant and user_id = :userId and id = :id and ended is null
