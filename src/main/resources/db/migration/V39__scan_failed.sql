-- A scan whose job is dead says so, and why. Its findings are none: the latest scan that was done keeps its own.
alter table scan drop constraint scan_state_check;
alter table scan add constraint scan_state_check check (state in ('queued', 'running', 'done', 'failed'));
alter table scan add column failure text;
