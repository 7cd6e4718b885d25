do $$
begin
  create role serai_app nologin noinherit;
  execute format('create role serai_owner login password %L', current_setting('setup.owner_password'));
  execute format('create role serai_login login noinherit password %L', current_setting('setup.login_password'));
  grant serai_app to serai_owner with admin option;
  grant serai_app to serai_login;
end
$$
