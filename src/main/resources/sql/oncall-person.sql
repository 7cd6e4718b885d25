-- An account that may act.
select username from app_user
where tenant = :tenant and username = :username and not disabled and role <> 'viewer'
