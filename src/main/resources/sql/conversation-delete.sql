delete from conversation where tenant = :#tenant and id = cast(:#conversationId as uuid) and user_id = cast(:#userId as uuid)
