package dev.serai.wire;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One row of each shape with a value in every column, typed as the database returns it. */
final class SampleRows {

    private static final Map<String, Map<String, Object>> ROWS = new TreeMap<>();

    private SampleRows() {}

    static Map<String, Object> of(String shape) {
        return ROWS.get(shape);
    }

    static {
        ROWS.putAll(OperationRows.rows());
        ROWS.putAll(KnowledgeRows.rows());
        ROWS.putAll(ModelRows.rows());
        ROWS.putAll(RouteRows.rows());
        ROWS.putAll(ConversationRows.rows());
        ROWS.putAll(ScanRows.rows());
        ROWS.putAll(SilenceRows.rows());
        ROWS.putAll(EventRows.rows());
        ROWS.putAll(OnCallRows.rows());
        ROWS.putAll(ReplayRows.rows());
        ROWS.put(
                "Session",
                Map.ofEntries(
                        Map.entry("access_token", "access_token “ü”"),
                        Map.entry("refresh_token", "refresh_token “ü”"),
                        Map.entry("token_type", "token_type “ü”"),
                        Map.entry("expires_in", 4L)));
        ROWS.put(
                "Me",
                Map.ofEntries(
                        Map.entry("email", "email “ü”"),
                        Map.entry("phone", "phone “ü”"),
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("username", "username “ü”"),
                        Map.entry("role", "operator"),
                        Map.entry("must_change_password", true),
                        Map.entry(
                                "identities",
                                "[{\"channel\": \"channel “ü”\", \"external_id\": \"external_id “ü”\"}]")));
        ROWS.put(
                "Info",
                Map.ofEntries(
                        Map.entry("name", "name “ü”"),
                        Map.entry("version", "version “ü”"),
                        Map.entry("api_version", "api_version “ü”"),
                        Map.entry("notices", "[\"one\", \"two\"]")));
        ROWS.put("Link", Map.ofEntries(Map.entry("title", "title “ü”"), Map.entry("url", "url “ü”")));
        ROWS.put(
                "Alert",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("source", "source “ü”"),
                        Map.entry("fingerprint", "fingerprint “ü”"),
                        Map.entry("state", "state “ü”"),
                        Map.entry("severity", "severity “ü”"),
                        Map.entry("title", "title “ü”"),
                        Map.entry("description", "description “ü”"),
                        Map.entry("environment", "environment “ü”"),
                        Map.entry("labels", "{\"key\": \"value\", \"nested\": [1, null]}"),
                        Map.entry("annotations", "{\"key\": \"value\", \"nested\": [1, null]}"),
                        Map.entry("links", "[{\"title\": \"title “ü”\", \"url\": \"url “ü”\"}]"),
                        Map.entry("notes", "[\"one\", \"two\"]"),
                        Map.entry("starts_at", Timestamp.from(Instant.parse("2026-11-21T08:30:12.123Z"))),
                        Map.entry("ends_at", Timestamp.from(Instant.parse("2026-11-21T08:30:13.123Z"))),
                        Map.entry("first_seen", Timestamp.from(Instant.parse("2026-11-21T08:30:14.123Z"))),
                        Map.entry("last_seen", Timestamp.from(Instant.parse("2026-11-21T08:30:15.123Z"))),
                        Map.entry("occurrences", 17L),
                        Map.entry("transitions", 18L),
                        Map.entry("episode", 19L),
                        Map.entry("incident_id", UUID.fromString("01938f00-0000-7000-8000-000000000019")),
                        Map.entry("stale_since", Timestamp.from(Instant.parse("2026-11-21T08:30:32.123Z")))));
        ROWS.put(
                "AlertDecision",
                Map.ofEntries(
                        Map.entry("alert_id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("incident_id", UUID.fromString("01938f00-0000-7000-8000-000000000001")),
                        Map.entry("verdict", "verdict “ü”"),
                        Map.entry("reason", "reason “ü”"),
                        Map.entry("sentence", "sentence “ü”"),
                        Map.entry("because", "because “ü”"),
                        Map.entry("decided_at", Timestamp.from(Instant.parse("2026-11-21T08:30:04.123Z"))),
                        Map.entry("check_again_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("policy", "policy “ü”"),
                        Map.entry("trace", "[\"one\", \"two\"]")));
        ROWS.put(
                "AlertEvent",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("episode", 2L),
                        Map.entry("kind", "kind “ü”"),
                        Map.entry("reason", "reason “ü”"),
                        Map.entry("starts_at", Timestamp.from(Instant.parse("2026-11-21T08:30:04.123Z"))),
                        Map.entry("ends_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("at", Timestamp.from(Instant.parse("2026-11-21T08:30:06.123Z")))));
        ROWS.put(
                "Incident",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("title", "title “ü”"),
                        Map.entry("state", "state “ü”"),
                        Map.entry("severity", "severity “ü”"),
                        Map.entry("environment", "environment “ü”"),
                        Map.entry("cluster", "cluster “ü”"),
                        Map.entry("namespace", "namespace “ü”"),
                        Map.entry("workload", "workload “ü”"),
                        Map.entry("rule", "rule “ü”"),
                        Map.entry("correlation_key", "correlation_key “ü”"),
                        Map.entry("verdict", "verdict “ü”"),
                        Map.entry("verdict_reason", "verdict_reason “ü”"),
                        Map.entry("alerts", 13L),
                        Map.entry("firing", 14L),
                        Map.entry("opened_at", Timestamp.from(Instant.parse("2026-11-21T08:30:14.123Z"))),
                        Map.entry("acknowledged_at", Timestamp.from(Instant.parse("2026-11-21T08:30:15.123Z"))),
                        Map.entry("acknowledged_by", "acknowledged_by “ü”"),
                        Map.entry("resolved_at", Timestamp.from(Instant.parse("2026-11-21T08:30:17.123Z"))),
                        Map.entry("resolved_by", "resolved_by “ü”"),
                        Map.entry("last_alert_at", Timestamp.from(Instant.parse("2026-11-21T08:30:19.123Z"))),
                        Map.entry("updated_at", Timestamp.from(Instant.parse("2026-11-21T08:30:20.123Z"))),
                        Map.entry("assignee", "assignee “ü”"),
                        Map.entry("snoozed_until", Timestamp.from(Instant.parse("2026-11-21T08:30:21.123Z"))),
                        Map.entry("parent", UUID.fromString("01938f00-0000-7000-8000-000000000023")),
                        Map.entry("gathered", 24L)));
        ROWS.put(
                "TimelineEvent",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("kind", "kind “ü”"),
                        Map.entry("actor", "actor “ü”"),
                        Map.entry("reason", "reason “ü”"),
                        Map.entry("details", "{\"key\": \"value\", \"nested\": [1, null]}"),
                        Map.entry("at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z")))));
        ROWS.put(
                "Cause",
                Map.ofEntries(
                        Map.entry("text", "text “ü”"),
                        Map.entry("confidence", new BigDecimal("0.75")),
                        Map.entry("evidence", "[\"one\", \"two\"]")));
        ROWS.put(
                "Analysis",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("analyst", "analyst “ü”"),
                        Map.entry("status", "status “ü”"),
                        Map.entry("reason", "reason “ü”"),
                        Map.entry("summary", "summary “ü”"),
                        Map.entry(
                                "causes",
                                "[{\"text\": \"text “ü”\", \"confidence\": 0.75, \"evidence\": [\"one\", \"two\"]}]"),
                        Map.entry("ruled_out", "[\"one\", \"two\"]"),
                        Map.entry("playbooks", "[\"one\", \"two\"]"),
                        Map.entry("evidence", "[\"one\", \"two\"]"),
                        Map.entry("concern", "concern “ü”"),
                        Map.entry("concern_reason", "concern_reason “ü”"),
                        Map.entry("tokens_in", 12L),
                        Map.entry("tokens_out", 13L),
                        Map.entry("duration_ms", 14L),
                        Map.entry("created_at", Timestamp.from(Instant.parse("2026-11-21T08:30:14.123Z"))),
                        Map.entry(
                                "trace",
                                "[{\"round\": 1, \"tool\": \"tool “ü”\", \"arguments\": {\"object\": 1}, "
                                        + "\"verdict\": \"verdict “ü”\", \"outcome\": \"outcome “ü”\", "
                                        + "\"about\": \"about “ü”\", \"evidence\": [\"one\", \"two\"], "
                                        + "\"sha256\": \"sha256 “ü”\", \"bytes\": 2, \"took_ms\": 3}]")));
        ROWS.put(
                "TraceCall",
                Map.ofEntries(
                        Map.entry("round", 1L),
                        Map.entry("tool", "tool “ü”"),
                        Map.entry("arguments", "{\"object\": 1}"),
                        Map.entry("verdict", "verdict “ü”"),
                        Map.entry("outcome", "outcome “ü”"),
                        Map.entry("about", "about “ü”"),
                        Map.entry("evidence", "[\"one\", \"two\"]"),
                        Map.entry("sha256", "sha256 “ü”"),
                        Map.entry("bytes", 2L),
                        Map.entry("took_ms", 3L)));
        ROWS.put(
                "Evidence",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("alert_id", UUID.fromString("01938f00-0000-7000-8000-000000000001")),
                        Map.entry("action_id", UUID.fromString("01938f00-0000-7000-8000-000000000002")),
                        Map.entry("kind", "kind “ü”"),
                        Map.entry("source", "source “ü”"),
                        Map.entry("sha256", "sha256 “ü”"),
                        Map.entry("excerpt", "excerpt “ü”"),
                        Map.entry("content_type", "content_type “ü”"),
                        Map.entry("size_bytes", 9L),
                        Map.entry("collected_at", Timestamp.from(Instant.parse("2026-11-21T08:30:09.123Z")))));
        ROWS.put("EvidenceReference", Map.ofEntries(Map.entry("id", "id “ü”"), Map.entry("sha256", "sha256 “ü”")));
        ROWS.put(
                "RiskFactor",
                Map.ofEntries(
                        Map.entry("name", "name “ü”"), Map.entry("points", 2L), Map.entry("reason", "reason “ü”")));
        ROWS.put(
                "Action",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("incident_id", UUID.fromString("01938f00-0000-7000-8000-000000000001")),
                        Map.entry("approval_id", UUID.fromString("01938f00-0000-7000-8000-000000000002")),
                        Map.entry("playbook", "playbook “ü”"),
                        Map.entry("playbook_sha256", "playbook_sha256 “ü”"),
                        Map.entry("step", "step “ü”"),
                        Map.entry("kamelet", "kamelet “ü”"),
                        Map.entry("kamelet_sha256", "kamelet_sha256 “ü”"),
                        Map.entry("effect", "effect “ü”"),
                        Map.entry("arguments", "{\"key\": \"value\", \"nested\": [1, null]}"),
                        Map.entry("target", "target “ü”"),
                        Map.entry("target_version", "target_version “ü”"),
                        Map.entry("image_digest", "image_digest “ü”"),
                        Map.entry("dry_run", "dry_run “ü”"),
                        Map.entry("evidence", "[{\"id\": \"id “ü”\", \"sha256\": \"sha256 “ü”\"}]"),
                        Map.entry("risk_score", 16L),
                        Map.entry("risk_level", "risk_level “ü”"),
                        Map.entry(
                                "risk_factors",
                                "[{\"name\": \"name “ü”\", \"points\": 2, \"reason\": \"reason “ü”\"}]"),
                        Map.entry("state", "state “ü”"),
                        Map.entry("reason", "reason “ü”"),
                        Map.entry("proposed_by", "proposed_by “ü”"),
                        Map.entry("compensates", UUID.fromString("01938f00-0000-7000-8000-000000000021")),
                        Map.entry("created_at", Timestamp.from(Instant.parse("2026-11-21T08:30:22.123Z"))),
                        Map.entry("approved_at", Timestamp.from(Instant.parse("2026-11-21T08:30:23.123Z"))),
                        Map.entry("start_by", Timestamp.from(Instant.parse("2026-11-21T08:30:24.123Z"))),
                        Map.entry("started_at", Timestamp.from(Instant.parse("2026-11-21T08:30:25.123Z"))),
                        Map.entry("finished_at", Timestamp.from(Instant.parse("2026-11-21T08:30:26.123Z"))),
                        Map.entry("result", "{\"key\": \"value\", \"nested\": [1, null]}"),
                        Map.entry("verification", "verification “ü”"),
                        Map.entry("verification_reason", "verification_reason “ü”"),
                        Map.entry("updated_at", Timestamp.from(Instant.parse("2026-11-21T08:30:30.123Z"))),
                        Map.entry("cancelled_by", "cancelled_by “ü”")));
        ROWS.put(
                "ApprovalDecision",
                Map.ofEntries(
                        Map.entry("user_id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("username", "username “ü”"),
                        Map.entry("verdict", "verdict “ü”"),
                        Map.entry("channel", "channel “ü”"),
                        Map.entry("comment", "comment “ü”"),
                        Map.entry("at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("account", "account “ü”")));
        ROWS.put(
                "Approval",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("action_id", UUID.fromString("01938f00-0000-7000-8000-000000000001")),
                        Map.entry("incident_id", UUID.fromString("01938f00-0000-7000-8000-000000000002")),
                        Map.entry("risk_level", "risk_level “ü”"),
                        Map.entry("quorum", 5L),
                        Map.entry("role", "role “ü”"),
                        Map.entry("requester", "requester “ü”"),
                        Map.entry("requester_decides", true),
                        Map.entry("digest", "digest “ü”"),
                        Map.entry("state", "state “ü”"),
                        Map.entry("reason", "reason “ü”"),
                        Map.entry(
                                "decisions",
                                "[{\"user_id\": \"01938f00-0000-7000-8000-000000000000\", \"username\": \"username “ü”\", \"verdict\": \"verdict “ü”\", \"channel\": \"channel “ü”\", \"comment\": \"comment “ü”\", \"at\": \"2026-11-21T08:30:05.123Z\", \"account\": \"account “ü”\"}]"),
                        Map.entry("created_at", Timestamp.from(Instant.parse("2026-11-21T08:30:12.123Z"))),
                        Map.entry("escalate_at", Timestamp.from(Instant.parse("2026-11-21T08:30:13.123Z"))),
                        Map.entry("expires_at", Timestamp.from(Instant.parse("2026-11-21T08:30:14.123Z"))),
                        Map.entry("closed_at", Timestamp.from(Instant.parse("2026-11-21T08:30:15.123Z"))),
                        Map.entry("cancelled_by", "cancelled_by “ü”"),
                        Map.entry("target_version", "target_version “ü”"),
                        Map.entry("dry_run", "dry_run “ü”")));
        ROWS.put(
                "Decision",
                Map.ofEntries(
                        Map.entry("counted", true),
                        Map.entry("reason", "reason “ü”"),
                        Map.entry("quorum", 3L),
                        Map.entry("approvals", 4L)));
        ROWS.put(
                "Automation",
                Map.ofEntries(
                        Map.entry("paused", true),
                        Map.entry("changed_by", "changed_by “ü”"),
                        Map.entry("changed_at", Timestamp.from(Instant.parse("2026-11-21T08:30:02.123Z")))));
        ROWS.put(
                "Job",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("job", "job “ü”"),
                        Map.entry("payload", "{\"key\": \"value\", \"nested\": [1, null]}"),
                        Map.entry("error", "error “ü”"),
                        Map.entry("attempts", 5L),
                        Map.entry("failed_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("retried_at", Timestamp.from(Instant.parse("2026-11-21T08:30:06.123Z"))),
                        Map.entry("retried_by", "retried_by “ü”")));
        ROWS.put(
                "QuarantinedDelivery",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("source", "source “ü”"),
                        Map.entry("kind", "kind “ü”"),
                        Map.entry("reason", "reason “ü”"),
                        Map.entry("detail", "detail “ü”"),
                        Map.entry("alerts", 2L),
                        Map.entry("bytes", 3L),
                        Map.entry("received_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("quarantined_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z")))));
        ROWS.put(
                "QuarantinedDeliveryDetail",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("source", "source “ü”"),
                        Map.entry("kind", "kind “ü”"),
                        Map.entry("reason", "reason “ü”"),
                        Map.entry("detail", "detail “ü”"),
                        Map.entry("alerts", 2L),
                        Map.entry("bytes", 3L),
                        Map.entry("received_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("quarantined_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("payload", "payload “ü”"),
                        Map.entry("truncated", true)));
        ROWS.put(
                "QuarantineReplay",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("source", "source “ü”"),
                        Map.entry("accepted", 2L),
                        Map.entry("duplicates", 1L)));
        ROWS.put(
                "AlertSource",
                Map.ofEntries(
                        Map.entry("name", "name “ü”"),
                        Map.entry("kind", "kind “ü”"),
                        Map.entry("authentication", "authentication “ü”"),
                        Map.entry("environment", "environment “ü”"),
                        Map.entry("last_delivery_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("quarantined", 4L)));
        ROWS.put(
                "EventSubscriber",
                Map.ofEntries(
                        Map.entry("name", "name “ü”"),
                        Map.entry("kind", "kind “ü”"),
                        Map.entry("position", "position “ü”"),
                        Map.entry("lag_events", 2L),
                        Map.entry("lag_seconds", 3L),
                        Map.entry("delivered", 4L),
                        Map.entry("last_event_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("failures", 5L),
                        Map.entry("failing_since", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("last_error", "last_error “ü”"),
                        Map.entry("paused_until", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("blocked_event", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("blocked_type", "blocked_type “ü”"),
                        Map.entry("skip_requested", true),
                        Map.entry("skip_refused_event", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("skip_refused", "skip_refused “ü”"),
                        Map.entry("skip_refused_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("dead_letters", 6L),
                        Map.entry("updated_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z")))));
        ROWS.put(
                "DeadLetter",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("subscriber", "subscriber “ü”"),
                        Map.entry("type", "type “ü”"),
                        Map.entry("key", "key “ü”"),
                        Map.entry("error", "error “ü”"),
                        Map.entry("attempts", 2L),
                        Map.entry("event_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("died_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("retry_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z")))));
        ROWS.put(
                "AuditEvent",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("actor", "actor “ü”"),
                        Map.entry("verb", "verb “ü”"),
                        Map.entry("object_type", "object_type “ü”"),
                        Map.entry("object_id", "object_id “ü”"),
                        Map.entry("reason", "reason “ü”"),
                        Map.entry("details", "{\"key\": \"value\", \"nested\": [1, null]}"),
                        Map.entry("at", Timestamp.from(Instant.parse("2026-11-21T08:30:07.123Z"))),
                        Map.entry("sequence", 9L),
                        Map.entry("hash", "hash “ü”")));
        ROWS.put(
                "AuditVerification",
                Map.ofEntries(
                        Map.entry("valid", true),
                        Map.entry("checked", 2L),
                        Map.entry("unsealed", 3L),
                        Map.entry("reason", "reason “ü”"),
                        Map.entry("first_broken", 4L),
                        Map.entry("checkpoint", "{\"key\": \"value\", \"nested\": [1, null]}")));
        ROWS.put(
                "IdentityCode",
                Map.ofEntries(
                        Map.entry("code", "code “ü”"),
                        Map.entry("channel", "channel “ü”"),
                        Map.entry("expires_at", Timestamp.from(Instant.parse("2026-11-21T08:30:02.123Z")))));
        ROWS.put(
                "ApiToken",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("name", "name “ü”"),
                        Map.entry("scopes", "[\"one\", \"two\"]"),
                        Map.entry("created_at", Timestamp.from(Instant.parse("2026-11-21T08:30:03.123Z"))),
                        Map.entry("expires_at", Timestamp.from(Instant.parse("2026-11-21T08:30:04.123Z"))),
                        Map.entry("last_used_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))),
                        Map.entry("revoked_at", Timestamp.from(Instant.parse("2026-11-21T08:30:06.123Z")))));
        ROWS.put(
                "CreatedApiToken",
                Map.ofEntries(
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("name", "name “ü”"),
                        Map.entry("scopes", "[\"one\", \"two\"]"),
                        Map.entry("created_at", Timestamp.from(Instant.parse("2026-11-21T08:30:03.123Z"))),
                        Map.entry("expires_at", Timestamp.from(Instant.parse("2026-11-21T08:30:04.123Z"))),
                        Map.entry("token", "token “ü”")));
        ROWS.put(
                "UserIdentity",
                Map.ofEntries(Map.entry("channel", "channel “ü”"), Map.entry("external_id", "external_id “ü”")));
        ROWS.put(
                "User",
                Map.ofEntries(
                        Map.entry("email", "email “ü”"),
                        Map.entry("phone", "phone “ü”"),
                        Map.entry("id", UUID.fromString("01938f00-0000-7000-8000-000000000000")),
                        Map.entry("username", "username “ü”"),
                        Map.entry("role", "operator"),
                        Map.entry("disabled", true),
                        Map.entry("must_change_password", true),
                        Map.entry(
                                "identities", "[{\"channel\": \"channel “ü”\", \"external_id\": \"external_id “ü”\"}]"),
                        Map.entry("created_at", Timestamp.from(Instant.parse("2026-11-21T08:30:06.123Z"))),
                        Map.entry("updated_at", Timestamp.from(Instant.parse("2026-11-21T08:30:07.123Z")))));
        ROWS.put(
                "Problem",
                Map.ofEntries(
                        Map.entry("type", "type “ü”"),
                        Map.entry("title", "title “ü”"),
                        Map.entry("status", 3L),
                        Map.entry("detail", "detail “ü”")));
    }
}
