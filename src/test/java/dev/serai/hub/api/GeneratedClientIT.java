package dev.serai.hub.api;

import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.OwnWord;
import dev.serai.hub.TestKeys;
import dev.serai.hub.intake.WebhookClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import serai.client.ApiClient;
import serai.client.ApiException;
import serai.client.api.DefaultApi;
import serai.client.model.Action;
import serai.client.model.Approval;
import serai.client.model.Credentials;
import serai.client.model.DecisionRequest;
import serai.client.model.Incident;
import serai.client.model.NewNote;
import serai.client.model.NewUser;
import serai.client.model.PasswordChange;
import serai.client.model.PlaybookRunRequest;
import serai.client.model.Proposal;
import serai.client.model.ProposalRequest;
import serai.client.model.Session;

/** The main job through the client that a generator makes from the contract, as an integrator would do it. */
class GeneratedClientIT extends OperationsHub {

    @Test
    void a_generated_client_does_the_main_job_from_the_alert_to_the_audit() throws ApiException {
        DefaultApi admin = signedIn("admin", TestKeys.ADMIN_PASSWORD);
        DefaultApi operator = person(admin, NewUser.RoleEnum.OPERATOR);
        DefaultApi approver = person(admin, NewUser.RoleEnum.APPROVER);
        assertThat(operator.getMe(null).getRole().getValue()).isEqualTo("operator");

        // given an alert
        String title = "Cache is stale " + UUID.randomUUID();
        assertThat(new WebhookClient(port).generic(alert(title)).status()).isEqualTo(202);
        Incident incident = await().until(() -> incident(operator, title), found -> found != null);
        String id = incident.getId();
        operator.acknowledgeIncident(id, null, null);
        operator.addIncidentNote(
                id, new NewNote().text("Looking at it."), UUID.randomUUID().toString());

        // when its playbook asks, the operator's role is too low, and the approver agrees to what is shown
        Action asked =
                await().until(() -> action(operator, id), found -> found != null && found.getApprovalId() != null);
        assertThat(asked.getState()).isEqualTo("awaiting_approval");
        assertThat(asked.getKamelet()).isEqualTo("http-request-action");
        Approval approval = approver.getApproval(asked.getApprovalId(), null);
        DecisionRequest yes = new DecisionRequest()
                .verdict(DecisionRequest.VerdictEnum.APPROVE)
                .digest(approval.getDigest())
                .comment("Go on.");
        ApiException low = catchThrowableOfType(
                ApiException.class, () -> operator.decideApproval(approval.getId(), yes, null, null));
        assertThat(low.getCode()).isEqualTo(403);
        assertThat(low.getResponseBody()).contains("urn:serai:problem:decider-role-too-low");
        assertThat(approver.decideApproval(approval.getId(), yes, null, null).getCounted())
                .isTrue();

        // then it runs, once, and the outcome is there to read
        Action done =
                await().until(() -> operator.getAction(asked.getId(), null), shown -> shown.getFinishedAt() != null);
        assertThat(done.getState()).isEqualTo("succeeded");
        SHOP.verify(1, deleteRequestedFor(urlEqualTo("/cache")).withHeader("Idempotency-Key", equalTo(asked.getId())));

        // and what a person asks for goes the same way
        reads(operator, id);
        assertThat(operator.listPlaybooks(null).getItems()).isNotEmpty();
        assertThat(operator.runPlaybook(
                                "drop-cache",
                                new PlaybookRunRequest().incidentId(id).dryRun(true),
                                null)
                        .getSteps()
                        .get(0)
                        .getOutcome()
                        .getValue())
                .isEqualTo("done");

        // and everything can be proved
        assertThat(operator.resolveIncident(id, null, null).getState()).isEqualTo("resolved");
        assertThat(kinds(operator, id))
                .contains("incident.noted", "action.proposed", "approval.approved", "action.succeeded");
        await().until(() -> Boolean.TRUE.equals(approver.verifyAudit(null).getValid()));
        assertThat(approver.verifyAudit(null).getChecked()).isPositive();
    }

    private void reads(DefaultApi operator, String incident) throws ApiException {
        ProposalRequest look = new ProposalRequest()
                .incidentId(incident)
                .action("http-probe-action")
                .arguments(Map.of("url", SHOP.baseUrl() + "/health", "method", "GET"))
                .dryRun(true);
        Proposal would = operator.proposeAction(look, null);
        assertThat(would.getActionId()).isNull();
        assertThat(would.getState()).isEqualTo("approved");
        Proposal is =
                operator.proposeAction(look.dryRun(false), UUID.randomUUID().toString());
        Action probed =
                await().until(() -> operator.getAction(is.getActionId(), null), shown -> shown.getFinishedAt() != null);
        assertThat(probed.getState()).isEqualTo("succeeded");
        assertThat(probed.getResult()).containsEntry("status", 200);
    }

    private DefaultApi client() {
        ApiClient client = new ApiClient();
        client.updateBaseUri("http://127.0.0.1:" + port + "/api/v1");
        return new DefaultApi(client);
    }

    private DefaultApi signedIn(String name, String password) throws ApiException {
        Session session = client().login(new Credentials().username(name).password(password));
        return with(session);
    }

    private DefaultApi with(Session session) {
        ApiClient client = new ApiClient();
        client.updateBaseUri("http://127.0.0.1:" + port + "/api/v1");
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + session.getAccessToken()));
        return new DefaultApi(client);
    }

    private DefaultApi person(DefaultApi admin, NewUser.RoleEnum role) throws ApiException {
        String name = "client-" + role.getValue() + "-" + OwnWord.next();
        admin.createUser(new NewUser().username(name).password(People.FIRST).role(role), null);
        return with(signedIn(name, People.FIRST)
                .setMyPassword(
                        new PasswordChange().currentPassword(People.FIRST).newPassword(People.PASSWORD)));
    }

    private static Incident incident(DefaultApi api, String title) throws ApiException {
        return api
                .listIncidents(
                        200, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null)
                .getItems()
                .stream()
                .filter(incident -> title.equals(incident.getTitle()))
                .findFirst()
                .orElse(null);
    }

    private static Action action(DefaultApi api, String incident) throws ApiException {
        return api.listActions(200, null, null, incident, null, null, null, null, null, null).getItems().stream()
                .filter(action -> "drop-cache".equals(action.getPlaybook()))
                .findFirst()
                .orElse(null);
    }

    private static List<String> kinds(DefaultApi api, String incident) throws ApiException {
        return api.listIncidentTimeline(incident, 200, null, null, null).getItems().stream()
                .map(event -> event.getKind())
                .toList();
    }

    private String alert(String title) {
        String service = "cache-" + UUID.randomUUID();
        return """
                {"alerts": [{"title": "%s", "severity": "high", "labels": {"alertname": "StaleCache", "service": "%s",
                 "instance": "%s"}, "annotations": {"cache_url": "%s/cache"}}]}"""
                .formatted(title, service, service, SHOP.baseUrl());
    }
}
