-- An answer that rests on what the hub has read for it alone; its text stands in the conversation.
insert into investigation (id, tenant, asked_by, analyst, outcome, claims, missing, dropped, tokens_in, tokens_out, duration_ms,
                           created_at)
values (cast(:#id as uuid), :#tenant, :#askedBy, 'known', 'answered', '[]', '', 0, 0, 0, 0, :#createdAt)
