-- What stays as it was is not written; a vector is kept as long as what it was made of is.
insert into knowledge_shared_chunk as k (id, source, reference, path, text, version, licence, weight, sha256, stored_at, generation)
select r.id, r.source, r.reference, string_to_array(r.path, chr(31)), r.text, r.version, r.licence,
  cast(r.weight as double precision), r.sha256, :now,
  (select s.generation + 1 from knowledge_source s where s.scope = '' and s.name = r.source)
from unnest(cast(:ids as text[]), cast(:sources as text[]), cast(:references as text[]), cast(:paths as text[]),
  cast(:texts as text[]), cast(:versions as text[]), cast(:licences as text[]), cast(:weights as text[]), cast(:hashes as text[]))
  as r (id, source, reference, path, text, version, licence, weight, sha256)
on conflict (id) do update set source = excluded.source, reference = excluded.reference, path = excluded.path,
  text = excluded.text, version = excluded.version, licence = excluded.licence, weight = excluded.weight,
  sha256 = excluded.sha256, stored_at = excluded.stored_at, generation = excluded.generation,
  vector = case when k.sha256 = excluded.sha256 then k.vector end,
  vector_model = case when k.sha256 = excluded.sha256 then k.vector_model end
where (k.source, k.reference, k.path, k.version, k.licence, k.weight, k.sha256)
  is distinct from (excluded.source, excluded.reference, excluded.path, excluded.version, excluded.licence, excluded.weight, excluded.sha256)
