insert into login_attempt (tenant, account, address, failures, last_at, not_before)
values (:tenant, :account, :address, 0, :at, :at)
on conflict (tenant, account, address) do nothing
