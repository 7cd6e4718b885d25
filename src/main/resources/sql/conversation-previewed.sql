update conversation_message set preview_id = :previewId,
  drafts_unknown = drafts_unknown - case when preview_id is null then 1 else 0 end
where tenant = :tenant and id = :id and state = 'waiting'
