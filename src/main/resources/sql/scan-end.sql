update scan set state = 'done', finished_at = :now, found = :found, gaps = cast(:gaps as jsonb)
where tenant = :tenant and id = :id and state = 'running'
