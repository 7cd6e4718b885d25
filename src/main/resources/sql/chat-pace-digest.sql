-- The digest of the storm that goes on, or this new one.
update chat_pace
set digest = case when began_at > :digestStart then digest else :digest end,
    began_at = case when began_at > :digestStart then began_at else :now end
where tenant = :tenant and channel = :channel and chat_id = :chat
returning digest
