-- The same thing is scheduled five times at most, with growing pauses: what does not help then needs a person.
insert into sweep_finding (tenant, what, subject, times, found_at)
values (:#tenant, :#what, cast(:#subject as uuid), 1, cast(:#foundAt as timestamptz))
on conflict (tenant, what, subject) do update set times = sweep_finding.times + 1, found_at = excluded.found_at
  where sweep_finding.times < 5
    and sweep_finding.found_at < excluded.found_at - interval '1 minute' * power(2, sweep_finding.times)
returning times
