-- By which transaction an event was written: who reads the journal as it grows tells by it what was committed since. Events
-- of before have none, and are not part of any stream. A column without a default is added without writing the rows anew.
alter table audit_event add column xid bigint;
alter table audit_event alter column xid set default cast(cast(pg_current_xact_id() as text) as bigint);

create index audit_event_by_transaction on audit_event (tenant, xid) where xid is not null;
