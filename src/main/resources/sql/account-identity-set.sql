insert into user_identity (tenant, channel, external_id, user_id, created_at)
values (:tenant, :channel, :externalId, :userId, :at)
on conflict (tenant, channel, user_id) do update set external_id = excluded.external_id,
  -- What is set again as it is stays as old as it is.
  created_at = case when user_identity.external_id = excluded.external_id then user_identity.created_at
                    else excluded.created_at end
