select inbox_forget(:#keptFrom)
