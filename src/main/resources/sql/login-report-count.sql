insert into login_report (tenant, subject, pending, reported_at) values (:tenant, :subject, 1, null)
on conflict (tenant, subject) do update set pending = login_report.pending + 1
returning pending, reported_at
