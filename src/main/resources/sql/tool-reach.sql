-- What an incident's alerts are about, the worst first, and its workload where there is room.
(select cast(labels as text) as labels
 from alerts_by_weight(cast(:#incidentId as uuid), 50)
 where tenant = :#tenant)
union all
select cast(jsonb_strip_nulls(jsonb_build_object(
         'cluster', i.cluster, 'namespace', i.namespace, 'deployment', i.workload)) as text)
from incident i
where i.tenant = :#tenant and i.id = cast(:#incidentId as uuid)
limit 50
