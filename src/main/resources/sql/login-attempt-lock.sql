-- In one statement: whoever waits here for a success, which forgets the row, makes it anew instead of finding none.
insert into login_attempt (tenant, account, address, failures, last_at, not_before)
values (:tenant, :account, :address, 0, :at, :at)
on conflict (tenant, account, address) do update set failures = login_attempt.failures
returning failures, last_at, not_before
