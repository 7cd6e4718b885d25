delete from knowledge_chunk where tenant = :scope and source = :name and id = any (cast(:ids as text[]))
