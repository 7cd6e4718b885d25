update knowledge_shared_chunk set vector = :vector, vector_model = :model where id = :id and sha256 = :sha256
