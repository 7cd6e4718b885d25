-- What came of the shadow policy last.
select r.added, r.removed, r.moved from replay r
where r.tenant = :tenant and r.shadow and r.state = 'done'
order by r.requested_at desc, r.id desc limit 1
