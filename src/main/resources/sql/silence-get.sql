select s.id, case when cast(:#now as timestamptz) < s.starts_at then 'pending' when cast(:#now as timestamptz) < s.ends_at then 'active' else 'ended' end as state,
  cast(s.matchers as text) as matchers, s.author, s.comment, s.created_at, s.starts_at, s.ends_at, s.ended_by
from silence s
where s.tenant = :#tenant and s.id = cast(:#silenceId as uuid)
