-- Accounts that may act, and the channels that they are linked in.
select u.username, u.role,
       (select cast(coalesce(json_agg(i.channel order by i.channel), '[]') as text)
        from user_identity i where i.tenant = u.tenant and i.user_id = u.id) as channels
from app_user u
where u.tenant = :tenant and not u.disabled and u.role <> 'viewer'
order by u.username
limit 200
