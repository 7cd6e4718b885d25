update model_call set accepted = :accepted where id = :id and tenant = :tenant
