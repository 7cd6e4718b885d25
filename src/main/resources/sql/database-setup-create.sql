create database serai owner serai_owner
