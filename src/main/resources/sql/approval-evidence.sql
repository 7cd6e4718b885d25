-- The ids as they were frozen, the hashes as they are now; evidence that is gone has none.
select bound.item ->> 'id' as id, coalesce(e.sha256, 'missing') as sha256
from action ac
cross join lateral jsonb_array_elements(ac.evidence) as bound (item)
left join evidence e on e.id = cast(bound.item ->> 'id' as uuid) and e.tenant = ac.tenant
where ac.id = :actionId
order by 1
