select id, source, reference, array_to_string(path, chr(31)) as path, text, version, licence, weight,
  case when vector_model = :model then vector end as vector
from knowledge_shared_chunk where source = :name and generation > :after
order by id
