-- What came of the answers that were rated, by wording. Proposals are those of the incident that were made after the answer.
select prompt, version, variant, count(*) as answers,
  count(*) filter (where quality = 'MODEL_CITED') as cited,
  count(*) filter (where accepted) as accepted,
  count(*) filter (where not accepted) as rejected,
  coalesce(sum(approved), 0) as approved,
  coalesce(sum(helped), 0) as helped
from (
  select c.prompt, c.prompt_version as version, c.prompt_variant as variant, c.quality, c.accepted, p.approved, p.helped
  from model_call c
  left join lateral (
    select count(*) filter (where a.approved_at is not null) as approved,
      count(*) filter (where a.verification = 'passed') as helped
    from action a
    where a.tenant = c.tenant and a.incident_id = c.incident_id and a.created_at >= c.created_at
  ) p on true
  where c.tenant = :tenant
    and c.created_at >= cast(:from as timestamptz) and c.created_at < cast(:to as timestamptz)
    and c.quality is not null
) rated
group by prompt, version, variant
order by prompt, version, variant
limit 1000
