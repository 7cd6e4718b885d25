select id, cast(labels as text) as labels from alert where tenant = :tenant and state = 'firing' order by id limit :most
