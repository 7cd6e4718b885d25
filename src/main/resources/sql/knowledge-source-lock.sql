-- Makes writers of one source wait for each other, also where it is new.
insert into knowledge_source (scope, name, version, licence, sha256, chunks, generation, refreshed_at)
values (:scope, :name, '', '', '', 0, 0, :now)
on conflict (scope, name) do update set name = excluded.name
returning sha256
