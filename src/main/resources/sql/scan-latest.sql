-- The latest scan that is over, the worst findings first; one row without a finding where it has none.
select f.severity, f.kind, f.namespace, f.name, f.sentence, s.id as scan_id, s.finished_at,
  (select string_agg(left(g.gap, 300), chr(31) order by g.place)
   from jsonb_array_elements_text(s.gaps) with ordinality g (gap, place) where g.place <= 10) as gaps
from scan s left join scan_finding f on f.tenant = s.tenant and f.scan_id = s.id
where s.tenant = :#tenant and s.id = (
  select l.id from scan l where l.tenant = :#tenant and l.state = 'done' order by l.requested_at desc, l.id desc limit 1)
order by array_position(array['critical', 'high', 'medium', 'low', 'info'], f.severity), f.id
limit 50
