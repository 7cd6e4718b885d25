select count(*)
from pg_locks
where locktype = 'advisory' and granted and mode = 'ShareLock' and classid = 1634955119 and objid = 0 and objsubid = 2
  and database = (select oid from pg_database where datname = current_database())
