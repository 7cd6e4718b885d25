delete from inbox_quarantine where tenant = :tenant and id = cast(:id as uuid)
