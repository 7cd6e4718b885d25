package dev.serai.hub.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.serai.kamelet.knowledge.KnowledgeFiles;
import dev.serai.knowledge.KnownSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/samples/knowledge/fetch}, from a server of this machine. */
class FetchScriptTest {

    private static final String ATTACK =
            "/mitre-attack/attack-stix-data/master/enterprise-attack/enterprise-attack-18.1.json";
    private static final String NIST = "/usnistgov/oscal-content/main/nist.gov/SP800-53/rev5/json/"
            + "NIST_SP-800-53_rev5_MODERATE-baseline-resolved-profile_catalog.json";
    private static final Path FIXTURES = Path.of("processors/src/test/resources/knowledge");

    private final Map<String, String> served = new ConcurrentHashMap<>();
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void serve() throws IOException {
        for (String tool : new String[] {"bash", "curl", "sha256sum", "awk"}) {
            assumeTrue(
                    Files.exists(Path.of("/usr/bin/" + tool)) || Files.exists(Path.of("/bin/" + tool)), "no " + tool);
        }
        served.put(ATTACK, Files.readString(FIXTURES.resolve("bundle.json")));
        served.put(NIST, Files.readString(FIXTURES.resolve("catalog.json")));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String page = path.startsWith("/OWASP/Top10/master/2025/docs/en/A") ? "# " + path : served.get(path);
            byte[] body = page == null ? new byte[0] : page.getBytes(UTF_8);
            exchange.sendResponseHeaders(page == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void all_three_are_fetched_with_their_sums_and_notices_and_read_by_the_hub() throws Exception {
        assertThat(fetch(Map.of()).exit()).isZero();

        assertThat(KnowledgeFiles.under(folder))
                .extracting(KnowledgeFiles.ReadSource::source)
                .containsExactly("attack", "nist", "owasp");
        assertThat(Files.readAllLines(folder.resolve("SHA256SUMS"))).hasSize(12);
        for (KnownSource source : KnownSource.values()) {
            assertThat(folder.resolve(source.source() + "/NOTICE")).content().contains(source.licence());
        }
        assertThat(fetch(Map.of()).exit()).as("the same again").isZero();
    }

    @Test
    void a_file_that_has_changed_is_refused_and_what_was_there_stays() throws Exception {
        fetch(Map.of(), "attack");
        String before = Files.readString(folder.resolve("attack/enterprise-attack-18.1.json"));
        served.put(ATTACK, before + " ");

        Ended refused = fetch(Map.of(), "attack");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.said()).contains("is not what was fetched before");
        assertThat(folder.resolve("attack/enterprise-attack-18.1.json")).hasContent(before);
    }

    @Test
    void what_is_too_long_something_else_missing_or_from_elsewhere_is_refused() throws Exception {
        assertThat(fetch(Map.of("MOST", "10"), "nist").exit()).isNotZero();
        served.put(NIST, "<html>Sign in</html>");
        assertThat(fetch(Map.of(), "nist").said()).contains("is not what it should be");
        served.remove(NIST);
        assertThat(fetch(Map.of(), "nist").exit()).isNotZero();
        assertThat(folder.resolve("nist")).isDirectoryNotContaining("glob:**catalog.json");
        assertThat(folder.resolve("SHA256SUMS")).isEmptyFile();
        assertThat(fetch(Map.of("RAW", "http://example.com"), "nist").said()).contains("only https");
        assertThat(fetch(Map.of(), "nowhere").said()).contains("there is no source nowhere");
    }

    private record Ended(int exit, String said) {}

    private Ended fetch(Map<String, String> settings, String... sources) throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder("bash", "docs/samples/knowledge/fetch", folder.toString());
        script.command().addAll(java.util.List.of(sources));
        script.environment()
                .put("RAW", "http://127.0.0.1:" + server.getAddress().getPort());
        script.environment().putAll(settings);
        script.environment().put("no_proxy", "127.0.0.1");
        Process process = script.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
