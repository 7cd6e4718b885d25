select chosen_by, model
from model_preference
where tenant = :tenant
  and (chosen_by = 'tenant' or chosen_by = 'user' and name = :user or chosen_by = 'channel' and name = :channel)
