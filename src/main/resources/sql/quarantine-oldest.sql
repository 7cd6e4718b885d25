select min(received_at) as oldest from inbox_quarantine where tenant = :tenant
