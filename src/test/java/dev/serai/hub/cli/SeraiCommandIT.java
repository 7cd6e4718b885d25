package dev.serai.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.approval.Role;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.TestSources;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What commands do with a hub that runs. */
@HubIT
class SeraiCommandIT {

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private String url;

    @BeforeEach
    void url() {
        url = "http://127.0.0.1:" + port;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve(UUID.randomUUID().toString()), text + "\n");
    }

    @Test
    void a_sample_and_a_file_are_delivered_as_their_sender_would() throws IOException {
        Path generic = file(TestKeys.GENERIC_TOKEN);
        assertThat(Called.with("send", "--url", url, "--token-file", generic))
                .isEqualTo(new Called(0, "accepted 1, rejected 0, quarantined 0\n", ""));
        Called sent = Called.with(
                "send", "alertmanager", "--url", url, "--token-file", file(TestKeys.ALERTMANAGER_TOKEN), "--json");
        assertThat(new ObjectMapper()
                        .readTree(sent.out())
                        .at("/answer/accepted")
                        .asInt())
                .isEqualTo(1);
        Path payload = file("{\"titel\": \"misspelt\"}");
        Called unfit = Called.with("send", "generic", payload, "--url", url, "--token-file", generic);
        assertThat(unfit.exit()).isEqualTo(1);
        assertThat(unfit.out()).contains("quarantined 1");
    }

    @Test
    void a_signed_delivery_is_signed_with_the_secret() throws IOException {
        Called ping = Called.with(
                "send",
                "github",
                file("{\"zen\": \"Keep it logically awesome.\"}"),
                "--url",
                url,
                "--token-file",
                file(TestKeys.GITHUB_SECRET),
                "--with",
                "X-GitHub-Event:ping",
                "--with",
                "X-GitHub-Delivery:" + UUID.randomUUID());
        assertThat(ping).isEqualTo(new Called(0, "accepted 0, rejected 0, quarantined 0\n", ""));
    }

    @Test
    void senders_prove_themselves_in_each_way_that_a_source_may_have() throws IOException {
        String accepted = "accepted 1, rejected 0, quarantined 0\n";
        Path alert = file("{\"title\": \"sent by a command " + UUID.randomUUID() + "\"}");
        assertThat(send("by-header", alert, "--header", "X-Monitor-Key").out()).isEqualTo(accepted);
        assertThat(send("by-basic", alert, "--basic", "monitor").out()).isEqualTo(accepted);
        assertThat(send("by-basic", alert, "--basic", "somebody").err()).contains("401");
        assertThat(send(
                                "by-hmac",
                                alert,
                                "--hmac",
                                "X-Monitor-Signature",
                                "--hmac-prefix",
                                "v0=",
                                "--hmac-template",
                                "v0:{timestamp}:{body}",
                                "--hmac-base64",
                                "--hmac-time",
                                "X-Monitor-Time")
                        .out())
                .isEqualTo(accepted);
        assertThat(send("by-hmac", alert, "--hmac", "X-Monitor-Signature", "--hmac-template", "nothing")
                        .err())
                .contains("--hmac: template must hold {body} exactly once");
        // As its kind has it, without an option.
        assertThat(send("gitlab", alert, "--with", "X-Gitlab-Event: Note Hook").err())
                .doesNotContain("401");
        assertThat(send("by-header", alert, "--kind", "gitlab").err()).contains("401");
    }

    private Called send(String source, Path payload, String... options) throws IOException {
        List<Object> call = new ArrayList<>(List.of("send", source, payload, "--url", url));
        call.addAll(List.of("--token-file", file(TestSources.secret(source))));
        call.addAll(List.of(options));
        return Called.with(call.toArray());
    }

    @Test
    void a_refusal_is_told_with_the_hubs_reason() throws IOException {
        Called refused = Called.with("send", "--url", url, "--token-file", file("wrong"));
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).startsWith("serai: the hub answered 401 unauthorized");
        assertThat(Called.with("send", "--url", "http://127.0.0.1:1", "--token-file", file("x"))
                        .err())
                .isEqualTo("serai: no hub answers at http://127.0.0.1:1\n");
    }

    private static String account(ApiClient api, Role role) {
        String name = "cli-" + UUID.randomUUID();
        People.create(api, api.token("admin", TestKeys.ADMIN_PASSWORD), name, role);
        People.settle(api, name);
        return name;
    }

    @Test
    void a_token_is_made_listed_used_and_revoked() throws IOException {
        ApiClient api = new ApiClient(port);
        String name = account(api, Role.VIEWER);
        Path password = file(People.PASSWORD);
        Called made = Called.with(
                "token",
                "create",
                "wall",
                "--scope",
                "alerts:read,incidents:read",
                "--user",
                name,
                "--password-file",
                password,
                "--url",
                url);
        assertThat(made.exit()).as(made.err()).isZero();
        String token = made.out().strip();
        assertThat(api.get("/alerts", token).status()).isEqualTo(200);
        String id = made.err().replaceAll("(?s).*Its id is (\\S+).*", "$1");
        assertThat(Called.with("token", "list", "--user", name, "--password-file", password, "--url", url)
                        .out())
                .contains(id, "wall")
                .doesNotContain("revoked", token);
        assertThat(Called.with("token", "revoke", id, "--user", name, "--password-file", password, "--url", url)
                        .out())
                .isEqualTo("revoked " + id + "\n");
        assertThat(api.get("/alerts", token).status()).isEqualTo(401);
    }

    @Test
    void a_check_says_what_the_running_hub_does_not_use() {
        Called check = Called.with("check", folder, "--running", "--url", url);
        assertThat(check.out()).contains("nothing to say");
        assertThat(Called.with("check", folder, "--running", "--url", "http://127.0.0.1:1")
                        .err())
                .contains("no hub answers");
    }

    @Test
    void a_replay_of_what_the_hub_was_delivered_says_what_another_policy_makes_of_it() throws IOException {
        Files.createDirectories(folder.resolve("policy"));
        Files.writeString(folder.resolve("policy/triage.yaml"), Files.readString(Path.of("routes/policy/triage.yaml")));
        Object[] call = {
            "replay",
            "--policy",
            folder,
            "--days",
            "1",
            "--url",
            url,
            "--user",
            account(new ApiClient(port), Role.OPERATOR),
            "--password-file",
            file(People.PASSWORD)
        };
        Called same = Called.with(call);
        assertThat(same.err()).isEmpty();
        assertThat(same.exit()).isZero();
        assertThat(same.out()).contains("0 added, 0 removed, 0 moved");
        Files.writeString(folder.resolve("policy/triage.yaml"), "page_from: nonsense\n");
        assertThat(Called.with(call).err()).contains("422 policy-refused", "policy/triage.yaml:1");
        Files.delete(folder.resolve("policy/triage.yaml"));
        assertThat(Called.with(call).err()).contains("has none of policy/signal.yaml");
    }

    @Test
    void silences_of_an_alertmanager_are_set_once_and_one_that_is_refused_keeps_no_other_back() throws IOException {
        String comment = "moving " + UUID.randomUUID();
        Path list = file("[" + silence("never", comment, Instant.now().plus(Duration.ofDays(4_000))) + ","
                + silence("db.*", comment, Instant.now().plus(Duration.ofHours(3))) + "]");
        String person = account(new ApiClient(port), Role.OPERATOR);
        assertThat(importing(person, list, 1))
                .contains("\ntaken: silence {service=~\"db.*\"}, until ")
                .contains(
                        "not taken: silence {service=~\"never\"}, the hub answered 422 suppression-refused: A silence");
        assertThat(importing(person, list, 1))
                .contains("taken: silence {service=~\"db.*\"}, there already, not set again\n");
    }

    private String importing(String person, Path silences, int exit) throws IOException {
        Path configuration = file("route: { receiver: all, group_by: [alertname] }\nreceivers: [ { name: all } ]");
        Called imported = Called.with(
                "import",
                "alertmanager",
                configuration,
                "--silences",
                silences,
                "--url",
                url,
                "--user",
                person,
                "--password-file",
                file(People.PASSWORD));
        assertThat(imported.exit()).as(imported.err()).isEqualTo(exit);
        return imported.out();
    }

    private static String silence(String service, String comment, Instant end) {
        return String.format(
                "{\"id\": \"1\", \"matchers\": [{\"name\": \"service\", \"value\": \"%s\", \"isRegex\": true}],"
                        + " \"createdBy\": \"anna\", \"comment\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"%s\"}",
                service, comment, Instant.EPOCH, end);
    }
}
