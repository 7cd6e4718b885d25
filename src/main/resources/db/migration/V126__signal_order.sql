-- The latest alerts that others are compared with are read in the order of an index, and no more of them than are wanted, whatever is
-- known of how many there are: with a sort all of half an hour were read for each decision.
create index signal_state_by_age on signal_state (tenant, fired_at, alert_id)
  where verdict in ('page', 'digest', 'hold') or reason = 'OWNED';
drop index signal_state_roots;
-- What somebody works on, without searching all that is open.
create index incident_taken_on on incident (tenant, opened_at)
  where state = 'acknowledged' and acknowledged_with is null;
