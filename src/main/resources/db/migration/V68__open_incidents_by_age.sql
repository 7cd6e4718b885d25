-- Lists of what is open are read in their order from what is open alone, whichever end they begin at, however much is over.
create index incident_open_by_age on incident (tenant, opened_at desc, id desc) where state <> 'resolved';
drop index incident_not_over;
