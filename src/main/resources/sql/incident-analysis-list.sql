-- One branch for each order; the planner drops the other.
with page as (
  (select id from analysis
   where cast(:#sort as text) = 'at_asc' and tenant = :#tenant and incident_id = cast(:#incidentId as uuid) and id > cast(:#cursorId as uuid)
   order by id limit cast(:#rows as integer))
  union all
  (select id from analysis
   where cast(:#sort as text) = 'at_desc' and tenant = :#tenant and incident_id = cast(:#incidentId as uuid) and id < cast(:#cursorId as uuid)
   order by id desc limit cast(:#rows as integer))
)
select id, analyst, status, reason, summary, cast(causes as text) as causes, cast(ruled_out as text) as ruled_out,
  cast(playbooks as text) as playbooks, cast(evidence as text) as evidence, concern, concern_reason,
  tokens_in, tokens_out, duration_ms, created_at, (
    select cast(jsonb_agg(jsonb_build_object(
             'round', c.round, 'tool', c.tool, 'arguments', c.arguments, 'verdict', c.verdict, 'outcome', c.outcome,
             'about', c.about, 'evidence', c.evidence, 'sha256', c.sha256, 'bytes', c.bytes, 'took_ms', c.took_ms)
           order by c.number) as text)
    from investigation_call c where c.tenant = analysis.tenant and c.subject_id = analysis.id) as trace,
  created_at as cursor_at
from page join analysis using (id)
order by case when cast(:#sort as text) = 'at_desc' then id end desc, id
