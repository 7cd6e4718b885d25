insert into scan_finding (id, tenant, scan_id, fingerprint, target, rule, severity, kind, namespace, name, path, value, sentence,
  techniques, controls)
select cast(f.id as uuid), :tenant, :scan, f.fingerprint, f.target, f.rule, f.severity, f.kind, f.namespace, f.name, f.path,
  f.value, f.sentence, string_to_array(f.techniques, chr(31)), string_to_array(f.controls, chr(31))
from unnest(cast(:ids as text[]), cast(:fingerprints as text[]), cast(:targets as text[]), cast(:rules as text[]),
  cast(:severities as text[]), cast(:kinds as text[]), cast(:namespaces as text[]), cast(:names as text[]), cast(:paths as text[]),
  cast(:values as text[]), cast(:sentences as text[]), cast(:techniques as text[]), cast(:controls as text[]))
  as f (id, fingerprint, target, rule, severity, kind, namespace, name, path, value, sentence, techniques, controls)
on conflict (scan_id, fingerprint) do nothing
