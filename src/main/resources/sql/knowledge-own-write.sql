-- A vector is kept as long as what it was made of is.
insert into knowledge_chunk as k (tenant, id, source, reference, path, text, version, licence, weight, sha256, stored_at, generation)
values (:scope, :id, :name, :reference, string_to_array(:path, chr(31)), :text, :version, :licence, :weight, :sha256, :now,
  (select s.generation + 1 from knowledge_source s where s.scope = :scope and s.name = :name))
on conflict (tenant, id) do update set source = excluded.source, reference = excluded.reference, path = excluded.path,
  text = excluded.text, version = excluded.version, licence = excluded.licence, weight = excluded.weight,
  sha256 = excluded.sha256, stored_at = excluded.stored_at, generation = excluded.generation,
  vector = case when k.sha256 = excluded.sha256 then k.vector end,
  vector_model = case when k.sha256 = excluded.sha256 then k.vector_model end
