-- Of one account; but for the one that is kept, if any.
delete from console_session where tenant = :tenant and user_id = :userId and id is distinct from cast(:kept as uuid)
