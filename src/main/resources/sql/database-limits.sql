-- Whether a machine is lost is known by TCP only: not over a Unix socket, and its user timeout only on Linux.
select name, setting from pg_settings
where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'idle_session_timeout')
  or name like 'tcp\_%' and inet_client_addr() is not null and version() ~* 'linux'
order by name
