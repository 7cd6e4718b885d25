-- Of which generation of its source a chunk is: a hub reads what is newer than what it has, not all.
alter table knowledge_shared_chunk add column generation bigint not null default 0;
alter table knowledge_chunk add column generation bigint not null default 0;
drop index knowledge_shared_chunk_by_source;
drop index knowledge_chunk_by_source;
create index knowledge_shared_chunk_by_source on knowledge_shared_chunk (source, generation);
create index knowledge_chunk_by_source on knowledge_chunk (tenant, source, generation);
