update conversation set model = :model where tenant = :tenant and id = :id
