select subject, pending from login_report
where tenant = :tenant and pending > 0 and reported_at <= :before
order by subject limit 100 for update skip locked
