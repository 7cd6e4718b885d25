insert into automation (tenant, paused, changed_by, changed_at)
values (:tenant, :paused, :actor, :at)
on conflict (tenant) do update
set paused = excluded.paused, changed_by = excluded.changed_by, changed_at = excluded.changed_at
where automation.paused <> excluded.paused
