delete from console_session where tenant = :tenant and user_id = :userId and id = :id
