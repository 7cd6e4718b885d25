update knowledge_chunk set vector = :vector, vector_model = :model
where tenant = :scope and id = :id and sha256 = :sha256
