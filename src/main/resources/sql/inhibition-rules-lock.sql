insert into inhibition_rules (tenant, sha256) values (:tenant, '') on conflict (tenant) do nothing
