insert into signal_decision (tenant, alert_id, at, verdict, reason, because, due, policy, trace)
select :tenant, given.alert, :now, given.verdict, given.reason, given.because, given.due, :policy, given.trace
  from unnest(cast(:alerts as uuid[]), cast(:verdicts as text[]), cast(:reasons as text[]), cast(:because as text[]),
              cast(:due as timestamptz[]), cast(:traces as jsonb[])) with ordinality
    as given (alert, verdict, reason, because, due, trace, at)
 order by given.at
