insert into investigation_call (tenant, subject_id, number, round, tool, arguments, verdict, outcome, about, evidence, sha256,
                                bytes, took_ms, tokens_in, tokens_out)
select :#tenant, cast(:#subjectId as uuid), c.number, c.round, c.tool, c.arguments, c.verdict, c.outcome, c.about, c.evidence,
       c.sha256, c.bytes, c.took_ms, c.tokens_in, c.tokens_out
from jsonb_to_recordset(cast(:#calls as jsonb)) as c (
  number integer, round integer, tool text, arguments jsonb, verdict text, outcome text, about text, evidence jsonb,
  sha256 text, bytes integer, took_ms integer, tokens_in integer, tokens_out integer)
