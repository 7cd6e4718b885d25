-- Where the tenant's latest incidents are.
select i.cluster, i.namespace
from incident i
where i.tenant = :#tenant and i.cluster is not null and i.namespace is not null
group by i.cluster, i.namespace
order by max(i.opened_at) desc
limit 20
