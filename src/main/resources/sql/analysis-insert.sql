insert into analysis (id, tenant, incident_id, analyst, status, reason, summary, causes, ruled_out, playbooks, evidence,
                      concern, concern_reason, tokens_in, tokens_out, duration_ms, created_at)
values (cast(:#id as uuid), :#tenant, cast(:#incidentId as uuid), :#analyst, :#status, :#reason, :#summary,
        cast(:#causes as jsonb), cast(:#ruledOut as jsonb), cast(:#playbooks as jsonb), cast(:#evidence as jsonb),
        :#concern, :#concernReason, :#tokensIn, :#tokensOut, :#durationMs, :#createdAt)
