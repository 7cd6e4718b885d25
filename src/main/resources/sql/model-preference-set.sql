insert into model_preference (tenant, chosen_by, name, model, updated_at)
values (:tenant, 'user', :user, :model, :at)
on conflict (tenant, chosen_by, name) do update set model = excluded.model, updated_at = excluded.updated_at
