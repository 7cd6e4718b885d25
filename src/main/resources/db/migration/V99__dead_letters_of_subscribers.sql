-- The dead letters of one subscriber are shown with the last first.
create index event_dead_letter_of_subscriber on event_dead_letter (tenant, subscriber, died_at desc, id desc);
