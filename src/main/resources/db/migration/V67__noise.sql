-- What is counted by rule: under which name an alert fired and which incident it belonged to then. An alert's own row is
-- rewritten with each repeat, and every index on it with it; its events are written once. The name is the label alertname;
-- where a source gives none, the title counts. Row security hides the rows of all tenants from this statement otherwise.
alter table alert_event
  add column alert_name text,
  add column alert_title text,
  add column incident_id uuid;
alter table alert_event no force row level security;
alter table alert no force row level security;
update alert_event e
set alert_name = left(a.labels ->> 'alertname', 200),
    alert_title = case when a.labels ->> 'alertname' is null then left(a.title, 200) end,
    incident_id = a.incident_id
from alert a
where a.id = e.alert_id and e.kind in ('fired', 'refired') and e.at > now() - interval '31 days';
alter table alert_event force row level security;
alter table alert force row level security;
create index alert_event_fired on alert_event (tenant, at) include (kind, alert_name, alert_title, incident_id)
  where kind in ('fired', 'refired');

-- What triage decided in a span of time.
create index incident_event_paged on incident_event (tenant, at) include (incident_id)
  where kind = 'incident.triaged' and details ->> 'verdict' = 'page';
create index incident_event_held_back on incident_event (tenant, at) include (incident_id, reason)
  where kind = 'incident.triaged' and details ->> 'verdict' = 'suppress';
