insert into login_address (tenant, user_id, address, last_at) values (:tenant, :userId, :address, :at)
on conflict (tenant, user_id, address) do update set last_at = excluded.last_at
