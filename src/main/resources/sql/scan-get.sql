select s.id, s.state, cast(to_json(s.clusters) as text) as clusters,
  cast(to_json(s.hosts) as text) as hosts, s.requested_by, s.requested_at, s.started_at, s.finished_at, s.found,
  cast(s.gaps as text) as gaps, s.failure,
  cast(coalesce((select json_agg(json_build_object('id', f.id, 'target', f.target, 'rule', f.rule, 'severity', f.severity,
      'kind', f.kind, 'namespace', f.namespace, 'name', f.name, 'path', f.path, 'value', f.value, 'sentence', f.sentence,
      'techniques', f.techniques, 'controls', f.controls, 'knowledge', (
        select coalesce(json_agg(k.id order by k.id), '[]') from knowledge_shared_chunk k
        where k.id in (select 'attack:' || t.id from unnest(f.techniques) t (id)
                       union all select 'nist:' || c.id from unnest(f.controls) c (id))))
      order by f.id) from scan_finding f where f.tenant = s.tenant and f.scan_id = s.id), '[]') as text) as findings
from scan s
where s.tenant = :#tenant and s.id = cast(:#scanId as uuid)
