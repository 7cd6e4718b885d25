update conversation_message set preview_id = :previewId where tenant = :tenant and id = :id and state = 'waiting'
