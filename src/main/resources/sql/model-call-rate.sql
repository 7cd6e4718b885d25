update model_call set quality = :quality where id = :id and tenant = :tenant
