-- The incidents that are acknowledged with one, which are open. All of them are locked with it, in the order of their ids.
-- "no key": triage, which has the lock of one that belongs to it, refers to it.
with locked as (
  select id
    from incident
   where tenant = :#tenant
     and id = any (array(
       select cast(:#incidentId as uuid) union all select incident_id from incident_parts(cast(:#incidentId as uuid))))
     and (id = cast(:#incidentId as uuid) or state = 'open')
   order by id
     for no key update)
select id from locked where id <> cast(:#incidentId as uuid)
