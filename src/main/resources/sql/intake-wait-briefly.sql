set local lock_timeout = '50ms'
