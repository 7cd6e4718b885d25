-- One at a time begins a conversation of a person at a place.
select cast(pg_advisory_xact_lock(hashtextextended(:place, 32)) as text)
