insert into dead_job (id, tenant, job, payload, error, attempts, failed_at)
values (:id, :tenant, :name, cast(:payload as jsonb), :error, :attempts, :now)
