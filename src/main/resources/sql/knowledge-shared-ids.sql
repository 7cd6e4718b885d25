select id from knowledge_shared_chunk where source = :name
