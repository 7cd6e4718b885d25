select id from knowledge_chunk where tenant = :scope and source = :name
