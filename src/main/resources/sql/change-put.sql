insert into change_event (tenant, id, change_key, kind, title, labels, author, source, link, at, ended_at, outcome, recorded_at,
  limits)
values (:tenant, :id, :key, :kind, :title, cast(:labels as jsonb), :author, :source, :link, cast(:at as timestamptz),
  cast(:ended as timestamptz), :outcome, cast(:now as timestamptz), cast(:limits as jsonb))
on conflict (tenant, change_key) do update
  set ended_at = coalesce(excluded.ended_at, change_event.ended_at),
      outcome = coalesce(excluded.outcome, change_event.outcome),
      link = coalesce(excluded.link, change_event.link)
returning id, id = :id as is_new
