delete from knowledge_shared_chunk where source = :name and id <> all (cast(:ids as text[]))
