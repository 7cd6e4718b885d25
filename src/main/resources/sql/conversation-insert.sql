insert into conversation (id, tenant, user_id, channel, chat_id, thread_id, incident_id, model, created_at, last_at)
values (:id, :tenant, :userId, :channel, :chat, :thread, :incidentId, :model, :now, :now)
