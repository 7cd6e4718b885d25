package dev.serai.wire;

import java.util.Map;

/** Rows of proposals and playbooks, each with a value in every column. */
final class OperationRows {

    private OperationRows() {}

    static Map<String, Map<String, Object>> rows() {
        return Map.of(
                "Proposal",
                Map.ofEntries(
                        Map.entry("outcome", "outcome “ü”"),
                        Map.entry("reason", "reason “ü”"),
                        Map.entry("detail", "detail “ü”"),
                        Map.entry("action_id", "01938f00-0000-7000-8000-000000000000"),
                        Map.entry("approval_id", "01938f00-0000-7000-8000-000000000000"),
                        Map.entry("playbook", "playbook “ü”"),
                        Map.entry("step", "step “ü”"),
                        Map.entry("kamelet", "kamelet “ü”"),
                        Map.entry("effect", "effect “ü”"),
                        Map.entry("arguments", "{\"key\": \"value\", \"nested\": [1, null]}"),
                        Map.entry("target", "target “ü”"),
                        Map.entry("compensates", "compensates “ü”"),
                        Map.entry("requested_by", "requested_by “ü”"),
                        Map.entry("risk_score", 14L),
                        Map.entry("risk_level", "risk_level “ü”"),
                        Map.entry("risk_factors", "[{\"name\":\"name “ü”\",\"points\":2,\"reason\":\"reason “ü”\"}]"),
                        Map.entry("state", "state “ü”"),
                        Map.entry("quorum", 18L),
                        Map.entry("role", "role “ü”"),
                        Map.entry("eligible", 20L),
                        Map.entry("deciders", "[\"one\",\"two\"]"),
                        Map.entry("expires_in_seconds", 22L),
                        Map.entry("dry_run", true)),
                "PlaybookStep",
                Map.ofEntries(
                        Map.entry("id", "id “ü”"),
                        Map.entry("title", "title “ü”"),
                        Map.entry("action", "action “ü”"),
                        Map.entry("effect", "effect “ü”"),
                        Map.entry("base_risk", 5L),
                        Map.entry("reversible", true),
                        Map.entry("compensate_with", "compensate_with “ü”"),
                        Map.entry("on_failure", "on_failure “ü”"),
                        Map.entry("verify", "verify “ü”"),
                        Map.entry("cooldown_seconds", 10L)),
                "Playbook",
                Map.ofEntries(
                        Map.entry("name", "name “ü”"),
                        Map.entry("title", "title “ü”"),
                        Map.entry("sha256", "sha256 “ü”"),
                        Map.entry("when", "when “ü”"),
                        Map.entry(
                                "steps",
                                "[{\"id\":\"id “ü”\",\"title\":\"title “ü”\",\"action\":\"action “ü”\",\"effect\":\"effect “ü”\",\"base_risk\":5,\"reversible\":true,\"compensate_with\":\"compensate_with “ü”\",\"on_failure\":\"on_failure “ü”\",\"verify\":\"verify “ü”\",\"cooldown_seconds\":10}]")),
                "PlaybookDetail",
                Map.ofEntries(
                        Map.entry("name", "name “ü”"),
                        Map.entry("title", "title “ü”"),
                        Map.entry("sha256", "sha256 “ü”"),
                        Map.entry("when", "when “ü”"),
                        Map.entry("source", "source “ü”"),
                        Map.entry(
                                "steps",
                                "[{\"id\":\"id “ü”\",\"title\":\"title “ü”\",\"action\":\"action “ü”\",\"effect\":\"effect “ü”\",\"base_risk\":5,\"reversible\":true,\"compensate_with\":\"compensate_with “ü”\",\"on_failure\":\"on_failure “ü”\",\"verify\":\"verify “ü”\",\"cooldown_seconds\":10}]")),
                "PlaybookRun",
                Map.ofEntries(
                        Map.entry("playbook", "playbook “ü”"),
                        Map.entry("playbook_sha256", "playbook_sha256 “ü”"),
                        Map.entry("incident_id", "01938f00-0000-7000-8000-000000000000"),
                        Map.entry("applies", true),
                        Map.entry("requested_by", "requested_by “ü”"),
                        Map.entry("dry_run", true),
                        Map.entry(
                                "steps",
                                "[{\"outcome\":\"outcome “ü”\",\"reason\":\"reason “ü”\",\"detail\":\"detail “ü”\",\"action_id\":\"01938f00-0000-7000-8000-000000000000\",\"approval_id\":\"01938f00-0000-7000-8000-000000000000\",\"playbook\":\"playbook “ü”\",\"step\":\"step “ü”\",\"kamelet\":\"kamelet “ü”\",\"effect\":\"effect “ü”\",\"arguments\":{\"key\":\"value\",\"nested\":[1,null]},\"target\":\"target “ü”\",\"compensates\":\"compensates “ü”\",\"requested_by\":\"requested_by “ü”\",\"risk_score\":14,\"risk_level\":\"risk_level “ü”\",\"risk_factors\":[{\"name\":\"name “ü”\",\"points\":2,\"reason\":\"reason “ü”\"}],\"state\":\"state “ü”\",\"quorum\":18,\"role\":\"role “ü”\",\"eligible\":20,\"deciders\":[\"one\",\"two\"],\"expires_in_seconds\":22,\"dry_run\":true}]")));
    }
}
