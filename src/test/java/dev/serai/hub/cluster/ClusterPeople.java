package dev.serai.hub.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One who proposes and two who approve, over the API of a hub that may be a process of its own. */
final class ClusterPeople {

    private final ApiClient api;
    private final UUID incident;
    private final String proposer;
    private final List<String> approvers;

    ClusterPeople(ApiClient api, UUID incident) {
        this.api = api;
        this.incident = incident;
        this.proposer = api.token("admin", TestKeys.ADMIN_PASSWORD);
        this.approvers = List.of(People.token(api, Role.APPROVER), People.token(api, Role.APPROVER));
    }

    UUID propose(String kamelet, Map<String, ?> arguments) {
        Answer answer = api.send(
                "POST",
                "/actions",
                proposer,
                Map.of("incident_id", incident, "action", kamelet, "arguments", arguments));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return UUID.fromString(answer.json().path("action_id").asText());
    }

    void approve(UUID action) {
        String approval = api.get("/actions/" + action, proposer)
                .json()
                .path("approval_id")
                .asText();
        for (String approver : approvers) {
            JsonNode asked = api.get("/approvals/" + approval, approver).json();
            if (asked.path("state").asText().equals("open")) {
                Answer answer = api.send(
                        "POST",
                        "/approvals/" + approval + "/decisions",
                        approver,
                        Map.of(
                                "verdict",
                                "approve",
                                "digest",
                                asked.path("digest").asText()));
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            }
        }
    }
}
