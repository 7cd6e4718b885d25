delete from inhibition_source where tenant = :tenant
