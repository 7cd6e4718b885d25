insert into user_identity (tenant, channel, external_id, user_id, created_at)
values (:tenant, :channel, :externalId, :userId, :at)
on conflict (tenant, channel, user_id) do update set external_id = excluded.external_id, created_at = excluded.created_at
