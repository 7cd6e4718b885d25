insert into oncall_override (id, tenant, rota, username, starts_at, ends_at, created_by, created_at)
values (:id, :tenant, :rota, :username, :from, :until, :by, :now)
