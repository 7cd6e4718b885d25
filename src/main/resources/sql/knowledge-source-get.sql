select name, version, licence, chunks, refreshed_at from knowledge_source where scope = '' and name = :name
