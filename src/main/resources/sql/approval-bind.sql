update approval set digest = :digest where id = :id and digest = ''
