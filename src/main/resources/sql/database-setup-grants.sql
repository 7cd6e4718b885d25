revoke all on database serai from public;
grant connect on database serai to serai_login
