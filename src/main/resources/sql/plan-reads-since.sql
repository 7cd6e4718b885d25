select count(*) from action where tenant = :tenant and effect = 'read' and created_at > :since
