-- What watches of a cluster have told: what fires, and what ended lately.
select fingerprint, state, severity, title, description, cast(labels as text) as labels,
       cast(annotations as text) as annotations, starts_at, ends_at
from alert
where tenant = :tenant and source = :source and labels ->> 'cluster' = :cluster
  and (state = 'firing' or ends_at > :since)
order by starts_at, fingerprint
