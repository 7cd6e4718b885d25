-- An incident that was over before any of its pages could be sent: nobody was paged, and the next alert pages anew.
update incident i
set verdict = 'suppress', verdict_reason = 'SELF_RESOLVED', version = i.version + 1, updated_at = :now
where i.tenant = :tenant and i.id = :incidentId and i.state = 'resolved' and i.verdict = 'page' and not exists (
  select from message m
  where m.tenant = i.tenant and m.subject = 'incident' and m.subject_id = i.id and (m.waiting or m.message_id is not null))
returning i.severity, i.environment, i.alerts, i.firing, i.version
