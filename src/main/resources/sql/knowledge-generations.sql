select scope, name, sha256, generation from knowledge_source
