select exists (select from inbox_pending where tenant = :tenant and :source = any(sources))
