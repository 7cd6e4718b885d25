select tenant, subject_id
from message
where channel = :channel and chat_id = :chat and message_id = :messageId and subject = 'incident'
