select 1 as answers
