-- Replays of the shadow policy, beside those that people request.
alter table replay add column shadow boolean not null default false;
