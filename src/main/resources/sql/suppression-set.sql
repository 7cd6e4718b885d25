-- What may suppress at a moment: silences that are active, and windows that nobody ended. One that is open once and over is left out.
select cast(coalesce((
         select jsonb_agg(jsonb_build_object('id', s.id, 'matchers', s.matchers, 'author', s.author, 'comment', s.comment,
           'starts_at', s.starts_at, 'ends_at', s.ends_at))
         from (select * from silence
               where tenant = :tenant and ends_at > cast(:now as timestamptz) and starts_at <= cast(:now as timestamptz)
               order by ends_at desc limit 2000) s), '[]') as text) as silences,
       cast(coalesce((
         select jsonb_agg(jsonb_build_object('id', w.id, 'scope', w.scope, 'expects', w.expects, 'excepted', w.excepted,
           'starts_at', w.starts_at, 'zone', w.zone, 'length_seconds', w.length_seconds, 'rule', w.rule, 'author', w.author,
           'comment', w.comment))
         from (select * from maintenance_window
               where tenant = :tenant and ended_at is null
                 and (rule is not null or starts_at > cast(:now as timestamp) - interval '33 days')
               order by id limit 2000) w), '[]') as text) as windows
