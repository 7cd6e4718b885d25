insert into replay (tenant, id, state, days, policy, requested_by, requested_at, shadow)
values (:tenant, :id, 'queued', :days, cast(:policy as jsonb), :by, :now, :shadow)
