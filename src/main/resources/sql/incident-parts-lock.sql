-- The incidents that are acknowledged with one, which are open. All of them are locked with it, in the order of their ids.
with locked as (
  select id
    from incident
   where tenant = :#tenant
     and (id = cast(:#incidentId as uuid)
       or state = 'open' and id in (select incident_id from incident_parts(cast(:#incidentId as uuid))))
   order by id
     for update)
select id from locked where id <> cast(:#incidentId as uuid)
