select inbox_partitions(cast(:#today as date), 3, cast(:#keptFrom as date))
