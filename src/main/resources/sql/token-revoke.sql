-- Of this account, or of anybody's; says whose it was and what it was called. Repeating changes nothing.
with owned as (
  select id, user_id, name, revoked_at from api_token
  where tenant = :tenant and id = :id and (:anybody or user_id = :userId) for update
), revoked as (
  update api_token t set revoked_at = :at from owned o where t.id = o.id and o.revoked_at is null returning t.id
)
select o.user_id, o.name, r.id is not null as now_revoked from owned o left join revoked r on r.id = o.id
