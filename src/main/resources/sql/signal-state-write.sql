-- Where it is folded into an alert of another incident, it is part of that one.
insert into signal_state (tenant, alert_id, incident_id, episode, service, condition, fired_at, verdict, reason, because,
                          due, decided_at, part_of)
values (:tenant, :alert, :incident, :episode, :service, :condition, :firedAt, :verdict, :reason, :because, :due, :now,
        (select nullif(r.incident_id, cast(:incident as uuid)) from signal_state r where r.tenant = :tenant and r.alert_id = cast(:root as uuid)))
on conflict (tenant, alert_id) do update
  set incident_id = excluded.incident_id, episode = excluded.episode, service = excluded.service,
      condition = excluded.condition, fired_at = excluded.fired_at, verdict = excluded.verdict, reason = excluded.reason,
      because = excluded.because, due = excluded.due, decided_at = excluded.decided_at, part_of = excluded.part_of
returning part_of
