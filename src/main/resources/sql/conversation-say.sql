-- An answer goes where its question wants it, and takes the place of what was shown of it while it was made.
with counted as (
  update conversation set messages = messages + 1, last_at = greatest(last_at, :now)
  where tenant = :tenant and id = :conversationId
  returning messages),
asked as (
  select reply_to, preview_id from conversation_message where tenant = :tenant and id = cast(:answers as uuid))
insert into conversation_message (id, tenant, conversation_id, number, author, state, text, citations, proposal_id, playbook, playbook_incident, at,
  answers, reply_to, chat_message_id, suggested_by, said_at, scopes, token_id)
select :id, :tenant, :conversationId, messages, :author, :state, :text, cast(:citations as jsonb), :proposal, :playbook,
  cast(:playbookIncident as uuid), :now,
  cast(:answers as uuid), coalesce(:replyTo, (select reply_to from asked)), (select preview_id from asked),
  :suggestedBy, case when :state = 'said' then cast(:now as timestamptz) end, cast(:scopes as text[]),
  cast(:token as uuid)
from counted
returning number
