-- A silence with just these matchers that holds now and until then at least.
select id from silence
where tenant = :tenant and matchers = cast(:matchers as jsonb)
  and starts_at <= cast(:now as timestamptz) and ends_at >= cast(:until as timestamptz)
limit 1
