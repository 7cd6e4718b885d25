-- Of events that a receiver has: how many, then p50 and p99 [ms] from record to receiver, from record to commit and from commit to receiver.
create temp table received (id uuid, recorded bigint, received bigint);
\copy received from pstdin with (delimiter ' ')
select max(events), string_agg(round(each::numeric / 1000, 1)::text, ' ')
from (
  select unnest(percentile_disc(array[0.5, 0.99]) within group (order by received - recorded)
    || percentile_disc(array[0.5, 0.99]) within group (order by committed - recorded)
    || percentile_disc(array[0.5, 0.99]) within group (order by received - committed)) as each, count(*) as events
  from received join lateral (
    select (extract(epoch from pg_xact_commit_timestamp(e.xmin)) * 1000000)::bigint as committed
    from audit_event e where e.id = received.id
  ) journal on true
) stage;
