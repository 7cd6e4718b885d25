-- Whoever presents a code uses it up, whatever becomes of it.
delete from identity_code c using app_user u
where c.tenant = :tenant and c.channel = :channel and c.code_hash = :hash
  and u.tenant = c.tenant and u.id = c.user_id
returning c.user_id, c.expires_at, u.username, u.disabled
