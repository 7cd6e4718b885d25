insert into event_subscriber (tenant, name, position, updated_at)
values (:tenant, :name, :position, :now)
on conflict do nothing
