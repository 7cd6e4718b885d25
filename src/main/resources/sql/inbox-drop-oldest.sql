select inbox_drop_oldest(cast(:keptFrom as date))
