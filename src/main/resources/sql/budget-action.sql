select cluster, weight from action where tenant = :tenant and id = :actionId and effect = 'change' and cluster is not null
