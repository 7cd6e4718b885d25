-- How things were before a change, as its dry run saw them: known also when the answer to the change itself got lost.
alter table action add compensation jsonb;
