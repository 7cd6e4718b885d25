-- How many pages a chat had since then, counted up to a limit.
select count(*)
from (select 1 from message
      where tenant = :tenant and channel = :channel and chat_id = :chat and spent_at > :since
      limit :limit) spent
