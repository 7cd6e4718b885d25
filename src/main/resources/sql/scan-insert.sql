insert into scan (id, tenant, state, clusters, hosts, requested_by, requested_at)
values (:id, :tenant, 'queued', :clusters, :hosts, :by, :now)
