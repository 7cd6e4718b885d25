select u.id, u.username, u.role, u.disabled
from approval_decision d
join app_user u on u.id = d.user_id
where d.approval_id = :approvalId and d.verdict = 'approve'
