-- Answers to questions are forgotten after serai.investigation.keep-days, with what tools were asked for them.
create index investigation_by_age on investigation (tenant, created_at);
grant delete on investigation, investigation_call to serai_app;
