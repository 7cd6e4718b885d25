update knowledge_source set generation = generation + 1, refreshed_at = :now,
  chunks = (select count(*) from knowledge_chunk where tenant = :scope and source = :name)
where scope = :scope and name = :name
