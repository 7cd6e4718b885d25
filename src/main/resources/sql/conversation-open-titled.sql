-- Open incidents of whose title all these words are, at most two: two are as unclear as more.
select i.id
from incident i
where i.tenant = :tenant and i.state <> 'resolved' and i.rule <> 'person-request'
  and regexp_split_to_array(lower(i.title), '[^[:alnum:]]+') @> cast(:words as text[])
order by i.opened_at desc, i.id desc
limit 2
