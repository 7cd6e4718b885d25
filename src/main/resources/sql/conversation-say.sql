with counted as (
  update conversation set messages = messages + 1, last_at = greatest(last_at, :now)
  where tenant = :tenant and id = :conversationId
  returning messages)
insert into conversation_message (id, tenant, conversation_id, number, author, state, text, citations, proposal_id, playbook, at)
select :id, :tenant, :conversationId, messages, :author, :state, :text, cast(:citations as jsonb), :proposal, :playbook, :now
from counted
returning number
