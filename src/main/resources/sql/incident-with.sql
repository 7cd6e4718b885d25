-- Those that were acknowledged with an incident, whose locks are held; one that is locked by another is decided about there.
with locked as (
  select id
    from incident
   where tenant = :#tenant and state = 'acknowledged' and acknowledged_with = cast(:#incidentId as uuid)
   order by id
     for no key update skip locked)
select id from locked
