-- Those that are acknowledged with an incident, as they are since their locks are held, are marked so: one that pages by then is none
-- of them. What belongs to it only since then, and is being decided about, is not waited for: who has its lock may wait for a job of
-- this transaction.
update incident
   set acknowledged_with = cast(:#incidentId as uuid)
 where id in (
   select id
     from incident
    where tenant = :#tenant and state = 'open'
      and id = any (array(select incident_id from incident_parts(cast(:#incidentId as uuid))))
      and id <> cast(:#incidentId as uuid)
    order by id
      for no key update skip locked)
returning id
