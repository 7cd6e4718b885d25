select sha256 from inhibition_rules where tenant = :tenant
