select cast(current_setting('max_connections') as integer) - cast(current_setting('superuser_reserved_connections') as integer)
