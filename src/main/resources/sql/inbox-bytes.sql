select inbox_bytes()
