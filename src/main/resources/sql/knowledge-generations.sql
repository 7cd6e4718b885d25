select scope, name, sha256, chunks, generation from knowledge_source
