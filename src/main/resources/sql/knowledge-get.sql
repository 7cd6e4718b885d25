select id, source, reference, array_to_string(path, ' ' || chr(8250) || ' ') as title, text, version, licence, sha256, stored_at
from knowledge_chunk where tenant = :#tenant and id = :#knowledgeId
union all
select id, source, reference, array_to_string(path, ' ' || chr(8250) || ' ') as title, text, version, licence, sha256, stored_at
from knowledge_shared_chunk where id = :#knowledgeId
limit 1
