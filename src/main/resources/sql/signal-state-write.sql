-- Where one is folded into an alert of another incident, its own is part of that one.
insert into signal_state (tenant, alert_id, incident_id, episode, service, condition, fired_at, verdict, reason, because,
                          due, decided_at, part_of)
select :tenant, given.alert, cast(:incident as uuid), given.episode, given.service, given.condition, given.fired_at, given.verdict,
       given.reason, given.because, given.due, :now,
       case when given.root <> all(cast(:alerts as uuid[])) then nullif(root.incident_id, cast(:incident as uuid)) end
  from unnest(cast(:alerts as uuid[]), cast(:episodes as integer[]), cast(:services as text[]), cast(:conditions as text[]),
              cast(:firedAt as timestamptz[]), cast(:verdicts as text[]), cast(:reasons as text[]), cast(:because as text[]),
              cast(:roots as uuid[]), cast(:due as timestamptz[]))
    as given (alert, episode, service, condition, fired_at, verdict, reason, because, root, due)
  left join signal_state root on root.tenant = :tenant and root.alert_id = given.root
on conflict (tenant, alert_id) do update
  set incident_id = excluded.incident_id, episode = excluded.episode, service = excluded.service,
      condition = excluded.condition, fired_at = excluded.fired_at, verdict = excluded.verdict, reason = excluded.reason,
      because = excluded.because, due = excluded.due, decided_at = excluded.decided_at, part_of = excluded.part_of
returning alert_id, part_of
