-- Which time that the alert fires a reading is about; one of before this column is about none.
alter table signal_series add column episode integer not null default 0;
