delete from model_preference where tenant = :tenant and chosen_by = :by and name = :name
