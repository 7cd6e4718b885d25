insert into maintenance_window (tenant, id, scope, expects, excepted, starts_at, zone, length_seconds, rule, author, comment,
  created_at, change_id)
values (:tenant, :id, cast(:scope as jsonb), cast(:expects as jsonb), cast(:excepted as jsonb), cast(:starts as timestamp),
  :zone, :seconds, :rule, :author, :comment, cast(:now as timestamptz), cast(:change as uuid))
