-- "no key": whoever decides meanwhile writes to the timeline, which refers to the incident, and must not wait for a plan.
select id from incident where id = :incidentId and tenant = :tenant for no key update
