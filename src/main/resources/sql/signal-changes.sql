-- What was declared of late, or is to last: the latest 200, the earliest first.
select c.title, cast(c.labels as text) as labels, c.at, c.ended_at, cast(c.limits as text) as limits
  from (select title, labels, at, ended_at, limits, id
          from change_event
         where tenant = :tenant and at > :since and at <= :now
         order by at desc, id desc
         limit 200) as c
 order by c.at, c.id
