-- One branch for each order; the planner drops the others. Filters that are empty fall away as well.
with page as (
  (select u.id, u.created_at as at
   from app_user u
   where cast(:#sort as text) = 'created_at_desc' and u.tenant = :#tenant
     and (u.created_at, u.id) < (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and (cast(:#role as text) = '' or u.role = :#role)
     and (cast(:#disabled as text) = '' or u.disabled = cast(nullif(:#disabled, '') as boolean))
   order by u.created_at desc, u.id desc limit cast(:#rows as integer))
  union all
  (select u.id, u.created_at as at
   from app_user u
   where cast(:#sort as text) = 'created_at_asc' and u.tenant = :#tenant
     and (u.created_at, u.id) > (cast(:#cursorAt as timestamptz), cast(:#cursorId as uuid))
     and (cast(:#role as text) = '' or u.role = :#role)
     and (cast(:#disabled as text) = '' or u.disabled = cast(nullif(:#disabled, '') as boolean))
   order by u.created_at asc, u.id asc limit cast(:#rows as integer))
)
select u.id, u.username, u.role, u.disabled, u.must_change_password, u.email, u.phone, u.created_at, u.updated_at,
  (select cast(coalesce(json_agg(json_build_object('channel', i.channel, 'external_id', i.external_id) order by i.channel),
    '[]') as text)
   from user_identity i where i.user_id = u.id) as identities, page.at as cursor_at
from page join app_user u on u.id = page.id
order by case when cast(:#sort as text) like '%_desc' then page.at end desc, case when cast(:#sort as text) like '%_desc' then page.id end desc,
  page.at, page.id
