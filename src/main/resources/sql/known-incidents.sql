select left(i.title, 200) || '; ' || i.state || ', severity ' || i.severity || ', opened '
       || to_char(i.opened_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI"Z"') as text, 'incident:' || i.id as source
from incident i
where i.tenant = :#tenant and i.state <> 'resolved'
order by i.opened_at desc, i.id desc
limit 10
