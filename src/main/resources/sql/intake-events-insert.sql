insert into alert_event (id, tenant, alert_id, episode, kind, reason, starts_at, ends_at, at, alert_name, alert_title, incident_id)
select given.id, given.tenant, given.alert_id, given.episode, given.kind, given.reason, given.starts_at, given.ends_at, :now,
       left(a.labels ->> 'alertname', 200), case when a.labels ->> 'alertname' is null then left(a.title, 200) end, a.incident_id
from unnest(cast(:ids as uuid[]), cast(:tenants as text[]), cast(:alerts as uuid[]), cast(:episodes as integer[]),
            cast(:kinds as text[]), cast(:reasons as text[]), cast(:starts as timestamptz[]),
            cast(:ends as timestamptz[]))
  as given (id, tenant, alert_id, episode, kind, reason, starts_at, ends_at)
left join alert a on a.id = given.alert_id and given.kind in ('fired', 'refired')
