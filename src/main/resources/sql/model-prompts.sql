-- What came of the answers that were rated, by wording. A proposal counts for the last answer about its incident before it.
with rated as (
  select c.id, c.tenant, c.incident_id, c.prompt, c.prompt_version as version, c.prompt_variant as variant, c.quality, c.accepted
  from model_call c
  where c.tenant = :tenant
    and c.created_at >= cast(:from as timestamptz) and c.created_at < cast(:to as timestamptz)
    and c.quality is not null
),
proposals as (
  select last.id, count(*) filter (where a.approved_at is not null) as approved,
    count(*) filter (where a.verification = 'passed') as helped
  from action a
  cross join lateral (
    select c.id from model_call c
    where c.tenant = a.tenant and c.incident_id = a.incident_id and c.quality is not null and c.created_at <= a.created_at
    order by c.created_at desc, c.id desc
    limit 1) last
  where a.tenant = :tenant and a.incident_id in (select incident_id from rated)
  group by last.id
)
select r.prompt, r.version, r.variant, count(*) as answers,
  count(*) filter (where r.quality = 'MODEL_CITED') as cited,
  count(*) filter (where r.accepted) as accepted,
  count(*) filter (where not r.accepted) as rejected,
  coalesce(sum(p.approved), 0) as approved,
  coalesce(sum(p.helped), 0) as helped
from rated r
left join proposals p on p.id = r.id
group by r.prompt, r.version, r.variant
order by r.prompt, r.version, r.variant
limit 1000
