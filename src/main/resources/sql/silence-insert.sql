insert into silence (tenant, id, matchers, author, comment, created_at, starts_at, ends_at)
values (:tenant, :id, cast(:matchers as jsonb), :author, :comment, cast(:now as timestamptz), cast(:starts as timestamptz),
  cast(:ends as timestamptz))
