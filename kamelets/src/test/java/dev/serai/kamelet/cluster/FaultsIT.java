package dev.serai.kamelet.cluster;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.serai.demo.ApiServer;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong between here and the API server. */
class FaultsIT {

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    private static final Map<String, Object> SCALE =
            Map.of("kind", "Deployment", "namespace", "shop", "name", "checkout", "replicas", 5, "uid", "u-1");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void seed() {
        SERVER.resetAll();
        SERVER.stubFor(
                get(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withBody(
                                                """
                {"kind": "Deployment", "metadata": {"name": "checkout", "uid": "u-1", "resourceVersion": "7"},
                 "spec": {"replicas": 3}}""")));
    }

    private static WorkloadChanges changes(String url) throws Exception {
        Path kubeconfig = folder.resolve("kubeconfig-" + url.hashCode());
        Files.writeString(kubeconfig, ApiServer.kubeconfig(url, "test"));
        WorkloadChanges changes = new WorkloadChanges();
        changes.setKubeconfig(kubeconfig.toString());
        changes.setContext("test");
        changes.setNamespaces("shop");
        changes.setAllowChanges(true);
        changes.setMode("apply");
        changes.setTimeLimit(8_000);
        return changes;
    }

    private static Map<String, Object> scale() throws Exception {
        return changes(SERVER.baseUrl()).scale(SCALE, "a-1", null);
    }

    @Test
    void a_connection_lost_after_sending_is_unknown_and_the_change_is_sent_once() throws Exception {
        for (Fault fault :
                new Fault[] {Fault.EMPTY_RESPONSE, Fault.CONNECTION_RESET_BY_PEER, Fault.RANDOM_DATA_THEN_CLOSE}) {
            SERVER.resetRequests();
            SERVER.stubFor(put(anyUrl()).willReturn(aResponse().withFault(fault)));
            assertThat(scale())
                    .as("%s", fault)
                    .containsEntry("outcome", "unknown")
                    .containsEntry("reason", "LOST")
                    .containsEntry("effect", "unknown");
            SERVER.verify(1, putRequestedFor(anyUrl()));
        }
    }

    @Test
    void an_answer_that_breaks_off_after_success_is_not_taken_for_failure() throws Exception {
        SERVER.stubFor(put(anyUrl()).willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
        assertThat(scale()).containsEntry("outcome", "unknown");
        SERVER.stubFor(put(anyUrl()).willReturn(aResponse().withBody("not json")));
        assertThat(scale()).containsEntry("outcome", "succeeded").containsEntry("reason", "DONE");
    }

    @Test
    void a_slow_server_is_unknown_for_a_change_and_a_failure_for_a_question() throws Exception {
        WorkloadChanges changes = changes(SERVER.baseUrl());
        changes.setTimeLimit(2_000);
        SERVER.stubFor(put(anyUrl()).willReturn(aResponse().withFixedDelay(30_000)));
        long before = System.nanoTime();
        assertThat(changes.scale(SCALE, "a-1", null))
                .containsEntry("outcome", "unknown")
                .containsEntry("reason", "TIMEOUT");
        assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(28_000);
        SERVER.verify(1, putRequestedFor(anyUrl()).withQueryParam("timeout", equalTo("1s")));
        SERVER.stubFor(get(anyUrl()).willReturn(aResponse().withFixedDelay(30_000)));
        assertThat(changes.scale(SCALE, "a-1", null))
                .containsEntry("outcome", "failed")
                .containsEntry("reason", "TIMEOUT")
                .containsEntry("effect", "none");
    }

    @Test
    void nobody_listening_is_certain_to_have_had_no_effect() throws Exception {
        assertThat(changes("http://127.0.0.1:1").scale(SCALE, "a-1", null))
                .containsEntry("outcome", "failed")
                .containsEntry("reason", "UNREACHABLE")
                .containsEntry("effect", "none");
    }

    @Test
    void an_answer_without_end_is_cut() throws Exception {
        SERVER.stubFor(get(anyUrl()).willReturn(aResponse().withBody("{\"x\": \"" + "y".repeat(5 << 20) + "\"}")));
        WorkloadChanges changes = changes(SERVER.baseUrl());
        changes.setTimeLimit(10_000);
        assertThat(changes.scale(SCALE, "a-1", null)).containsEntry("reason", "TOO_LARGE");
    }

    @Test
    void a_redirect_is_not_followed_and_the_account_goes_to_the_configured_server_only() throws Exception {
        SERVER.stubFor(get(anyUrl())
                .willReturn(aResponse().withStatus(307).withHeader("Location", SERVER.baseUrl() + "/elsewhere")));
        assertThat(scale()).containsEntry("reason", "INVALID");
        SERVER.verify(1, getRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer test-account")));
    }

    @Test
    void no_cluster_is_ever_guessed() throws Exception {
        WorkloadChanges nothing = new WorkloadChanges();
        nothing.setNamespaces("*");
        assertThat(nothing.scale(SCALE, "a-1", null)).containsEntry("reason", "REFUSED_POLICY");
        WorkloadChanges unknown = changes(SERVER.baseUrl());
        unknown.setContext("of-yesterday");
        assertThat(unknown.scale(SCALE, "a-1", null))
                .containsEntry("reason", "REFUSED_POLICY")
                .containsEntry("detail", "the kubeconfig has no context 'of-yesterday'");
        Path broken = Files.writeString(folder.resolve("broken"), "token: hunter2\n  - {");
        unknown.setKubeconfig(broken.toString());
        assertThat(unknown.scale(SCALE, "a-1", null))
                .containsEntry("reason", "REFUSED_POLICY")
                .hasEntrySatisfying(
                        "detail", detail -> assertThat(detail.toString()).doesNotContain("hunter2"));
        SERVER.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void another_account_for_changes_replaces_the_first_one_and_its_file_is_read_each_time() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "changer-1\n");
        WorkloadChanges changes = changes(SERVER.baseUrl());
        changes.setTokenFile(token.toString());
        changes.scale(SCALE, "a-1", null);
        Files.writeString(token, "changer-2");
        changes.scale(SCALE, "a-1", null);
        SERVER.verify(0, getRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer test-account")));
        SERVER.verify(1, getRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer changer-1")));
        SERVER.verify(1, putRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer changer-2")));
        WorkloadChanges lost = changes(SERVER.baseUrl());
        lost.setTokenFile(folder.resolve("absent").toString());
        assertThat(lost.scale(SCALE, "a-1", null)).containsEntry("reason", "REFUSED_POLICY");
    }

    @Test
    void a_client_certificate_of_the_first_account_is_not_shown_with_the_token_of_the_other() {
        Config config = Config.empty();
        config.setClientCertData("c");
        config.setClientKeyFile("/k");
        config.setUsername("first");
        config.setPassword("secret");
        config.setOauthToken("first-token");
        Connection.another(config, folder.resolve("token"));
        assertThat(config.getClientCertData()).isNull();
        assertThat(config.getClientKeyFile()).isNull();
        assertThat(config.getUsername()).isNull();
        assertThat(config.getPassword()).isNull();
        assertThat(config.getOauthToken()).isNull();
    }

    @Test
    void an_argument_that_names_another_cluster_is_refused_before_anything_is_sent() throws Exception {
        WorkloadChanges changes = changes(SERVER.baseUrl());
        changes.setCluster("shop");
        assertThat(changes.scale(Fixture.with(SCALE, "cluster", "other"), "a-1", null))
                .containsEntry("reason", "REFUSED_ARGUMENTS")
                .containsEntry("effect", "none");
        SERVER.verify(0, getRequestedFor(anyUrl()));
        SERVER.stubFor(put(anyUrl()).willReturn(aResponse().withBody("{}")));
        assertThat(changes.scale(Fixture.with(SCALE, "cluster", "shop"), "a-1", null))
                .containsEntry("reason", "DONE");
        assertThat(scale()).as("without the argument").containsEntry("reason", "DONE");
    }
}
