-- The message that a reminder or a second word on an incident belongs to.
select message_id, sent_at
from message
where tenant = :tenant and channel = :channel and chat_id = :chat and subject = :subject and subject_id = :subjectId
  and message_id is not null and digest is null
