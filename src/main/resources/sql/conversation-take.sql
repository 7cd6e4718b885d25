-- A message that waits is taken up once more.
update conversation_message set tries = tries + 1, taken_at = :takenAt
where tenant = :tenant and id = :id and state = 'waiting'
