-- A person names a workload without its namespace, and asks what is not over.
create index incident_by_workload_name on incident (tenant, workload, opened_at desc) where workload is not null;
create index incident_not_over on incident (tenant, opened_at desc) where state <> 'resolved';
-- A conversation that is deleted leaves the ledger.
create index model_call_of_conversation on model_call (conversation_id) where conversation_id is not null;
