select channel, subject, subject_id, chat_id, message_id is not null as sent
from message where tenant = :tenant and conversation = :conversation
