select set_config('setup.owner_password', ?, false), set_config('setup.login_password', ?, false)
