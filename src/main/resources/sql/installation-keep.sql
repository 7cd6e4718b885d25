insert into installation (name) values (:name) on conflict (only_row) do nothing
