insert into console_session (id, tenant, user_id, token_hash, form_secret, created_at, last_seen_at, ends_at, address, browser)
values (:id, :tenant, :userId, :tokenHash, :formSecret, :at, :at, :endsAt, :address, :browser)
