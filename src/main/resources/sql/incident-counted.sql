-- Whose pages count who has an incident: the one that it belongs to, and itself where others belong to it.
select id
  from incident
 where tenant = :#tenant
   and id in (incident_parent(cast(:#incidentId as uuid)),
     (select s.part_of from signal_state s where s.part_of = cast(:#incidentId as uuid) limit 1))
