-- A silence with just these matchers that holds now.
select id from silence
where tenant = :tenant and matchers = cast(:matchers as jsonb)
  and starts_at <= cast(:now as timestamptz) and ends_at > cast(:now as timestamptz)
limit 1
