update knowledge_source set version = :version, licence = :licence, sha256 = :sha256, generation = generation + 1,
  chunks = case when :scope = '' then (select count(*) from knowledge_shared_chunk where source = :name)
           else (select count(*) from knowledge_chunk where tenant = :scope and source = :name) end,
  refreshed_at = :now
where scope = :scope and name = :name
