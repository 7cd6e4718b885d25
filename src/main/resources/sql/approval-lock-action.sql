-- The action before its approval, always: who locks both in another order can deadlock.
select ac.id
from action ac
join approval ap on ap.action_id = ac.id
where ap.id = :approvalId and ap.tenant = :tenant
for update of ac
