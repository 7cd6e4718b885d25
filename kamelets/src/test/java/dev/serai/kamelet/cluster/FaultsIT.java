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
        assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(15_000);
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
}
