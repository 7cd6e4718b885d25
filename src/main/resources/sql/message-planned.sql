-- What is on its way to a chat for the first time was composed before, and stands there in a moment.
select channel, subject, subject_id, chat_id,
  (message_id is not null or claimed_until is not null and claimed_until > statement_timestamp()) as sent
from message where tenant = :tenant and conversation = :conversation
