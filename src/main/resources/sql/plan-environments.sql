-- Which environments what is open in a namespace of a cluster is about; a request of a person says nothing of its own.
select distinct environment
from incident
where tenant = :tenant and state <> 'resolved' and rule is distinct from 'person-request'
  and coalesce(cluster, '') = :cluster and coalesce(namespace, '') = :namespace
