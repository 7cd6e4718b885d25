select 'Action ' || a.playbook || ' on ' || left(a.target, 200) || ': ' || a.state || coalesce(' (' || a.reason || ')', '')
       || ', risk ' || a.risk_level || coalesce(', finished '
       || to_char(a.finished_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI"Z"'), '')
       || case a.verification when 'passed' then '; it helped' when 'failed' then '; it did not help'
          when 'inconclusive' then '; whether it helped is not clear' when 'pending' then '; being verified' else '' end
       || coalesce(' (' || a.verification_reason || ')', '') as text,
       'action:' || a.id as source
from action a
where a.tenant = :#tenant and a.incident_id = cast(:#incidentId as uuid)
order by a.id desc
limit 10
