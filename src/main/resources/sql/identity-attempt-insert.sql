with forgotten as (
  delete from identity_attempt where tenant = :tenant and channel = :channel and at <= :since)
insert into identity_attempt (tenant, channel, id, external_id, at)
values (:tenant, :channel, :id, :externalId, :now)
