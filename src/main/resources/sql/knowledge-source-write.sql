update knowledge_source set version = :version, licence = :licence, sha256 = :sha256, generation = generation + 1,
  chunks = (select count(*) from knowledge_shared_chunk where source = :name), refreshed_at = :now
where scope = '' and name = :name
