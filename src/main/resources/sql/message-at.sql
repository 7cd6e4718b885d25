select conversation as subject_id
from message
where tenant = :tenant and channel = :channel and chat_id = :chat and message_id = :messageId and subject in ('incident', 'again', 'call', 'cause')
  and digest is null
