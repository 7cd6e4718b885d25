delete from model_preference where tenant = :tenant and chosen_by = 'user' and name = :user
