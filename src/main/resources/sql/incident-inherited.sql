-- An incident that nobody has taken on for itself, but with another one; nothing for any other.
select id
  from incident
 where tenant = :#tenant and id = cast(:#incidentId as uuid) and state = 'acknowledged' and acknowledged_with is not null
