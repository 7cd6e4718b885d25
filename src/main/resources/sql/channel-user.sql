select u.id, u.username, u.role, u.disabled
from user_identity i
join app_user u on u.id = i.user_id and u.tenant = i.tenant
where i.tenant = :tenant and i.channel = :channel and i.external_id = :externalId
