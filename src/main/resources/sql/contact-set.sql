update app_user set email = :email, phone = :phone
where tenant = :tenant and id = :userId
  and email is not distinct from :emailBefore and phone is not distinct from :phoneBefore
