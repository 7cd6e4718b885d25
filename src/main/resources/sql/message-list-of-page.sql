-- The message that lists the page of an incident in a chat, if one does.
select digest
from message
where tenant = :tenant and channel = :channel and chat_id = :chat and subject = 'incident' and subject_id = :incident
  and digest is not null and message_id is not null
