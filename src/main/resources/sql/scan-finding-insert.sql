insert into scan_finding (id, tenant, scan_id, fingerprint, target, rule, severity, kind, namespace, name, path, value, sentence,
  techniques, controls)
values (:id, :tenant, :scan, :fingerprint, :target, :rule, :severity, :kind, :namespace, :name, :path, :value, :sentence,
  :techniques, :controls)
on conflict (scan_id, fingerprint) do nothing
