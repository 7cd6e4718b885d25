-- What was processed is remembered for a while and then forgotten, oldest first.
create index delivery_by_age on delivery (tenant, received_at);
create index approval_reference_by_age on approval_reference (tenant, created_at);
