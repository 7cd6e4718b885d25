insert into signal_decision (tenant, alert_id, at, verdict, reason, because, due, policy, trace)
values (:tenant, :alert, :now, :verdict, :reason, :because, :due, :policy, cast(:trace as jsonb))
