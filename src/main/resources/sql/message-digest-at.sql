-- The digest that stands there.
select id, subject_id
from message
where tenant = :tenant and channel = :channel and chat_id = :chat and message_id = :messageId and subject = 'digest'
