-- How many incidents were announced, or were to be, in the last window that began behind this time.
select pages from chat_pace
where tenant = :tenant and channel = :channel and chat_id = :chat and since > :windowStart
