-- Values that another key than the first has sealed; the first five bytes name the key.
select id, email, phone from app_user
where tenant = :tenant and id > :after
  and (substring(email from 1 for 5) <> :current or substring(phone from 1 for 5) <> :current)
order by id limit 100
