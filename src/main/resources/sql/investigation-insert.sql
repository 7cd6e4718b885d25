insert into investigation (id, tenant, incident_id, asked_by, analyst, outcome, reason, claims, missing, dropped, tokens_in,
                           tokens_out, duration_ms, model_call_id, created_at)
values (cast(:#id as uuid), :#tenant, cast(:#incident as uuid), :#askedBy, :#analyst, :#outcome, :#reason,
        cast(:#claims as jsonb), :#missing, :#dropped, :#tokensIn, :#tokensOut, :#durationMs,
        cast(:#modelCall as uuid), :#createdAt)
