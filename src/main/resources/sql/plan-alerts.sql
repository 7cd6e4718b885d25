-- What matters most comes first, and stays first: the id breaks ties.
select id, source, state, severity, title, coalesce(description, '') as description, cast(labels as text) as labels,
       cast(annotations as text) as annotations
from alert
where incident_id = :incidentId
order by case state when 'firing' then 0 else 1 end,
         array_position(array['critical', 'high', 'medium', 'low', 'info'], severity),
         last_seen desc, id desc
limit 50
