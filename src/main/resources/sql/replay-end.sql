update replay set state = 'done', finished_at = :now, policy_before = :policy_before, policy_after = :policy_after,
  deliveries = :deliveries, unreadable = :unreadable, complete = :complete, alerts = :alerts, pages_before = :pages_before,
  pages_after = :pages_after, added = :added, removed = :removed, moved = :moved, differences = cast(:differences as jsonb)
where tenant = :tenant and id = :id and state = 'running'
