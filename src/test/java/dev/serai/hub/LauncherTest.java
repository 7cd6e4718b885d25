package dev.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/serai} in a release that is unpacked, with a Java that writes down how it was called. */
class LauncherTest {

    @TempDir
    Path folder;

    private Path release;
    private Path java;

    @BeforeEach
    void unpack() throws IOException {
        release = folder.resolve("a release");
        java = folder.resolve("java");
        Files.createDirectories(release.resolve("bin"));
        Files.copy(Path.of("bin/serai"), release.resolve("bin/serai"));
        Files.writeString(release.resolve("serai-hub.jar"), "");
        Files.createDirectories(java.resolve("bin"));
        executable(release.resolve("bin/serai"));
        Files.writeString(
                java.resolve("bin/java"),
                """
                #!/usr/bin/env bash
                echo "$*" >>"$(dirname "$0")/calls"
                for option; do
                  # As a JVM makes its archive when it ends.
                  case $option in -XX:*=*/archive) echo archive >"${option#*=}" ;; esac
                done
                """);
        executable(java.resolve("bin/java"));
    }

    private static void executable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void version(String version) throws IOException {
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    /** How Java was called, each time. */
    private List<String> calls() throws IOException {
        Path calls = java.resolve("bin/calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private record Ended(int status, String output) {}

    private Ended serai(Map<String, String> environment, String... words) throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of(release.resolve("bin/serai").toString()), Stream.of(words))
                        .toList());
        builder.environment().remove("SERAI_MEMORY");
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    @Test
    void the_first_start_makes_the_archive_and_each_uses_it() throws Exception {
        version("17.0.15");

        assertThat(serai(Map.of(), "start", "--server.port=18080").status()).isZero();
        assertThat(serai(Map.of(), "start").output()).isEmpty();

        assertThat(calls()).hasSize(3);
        assertThat(calls().get(0)).contains("-XX:ArchiveClassesAtExit=").contains("--server.address=127.0.0.1");
        assertThat(calls().get(1))
                .contains("-XX:SharedArchiveFile=" + release + "/archive/")
                .endsWith("-jar " + release + "/serai-hub.jar --server.port=18080");
        assertThat(calls().get(2)).contains("-XX:SharedArchiveFile=").endsWith("serai-hub.jar");
    }

    @Test
    void each_java_has_an_archive_of_its_own_kind() throws Exception {
        version("25.0.3");
        serai(Map.of(), "prepare");
        version("25.0.4");
        serai(Map.of(), "start");

        assertThat(calls()).hasSize(3);
        assertThat(calls().subList(0, 2)).allMatch(call -> call.contains("-XX:AOTCacheOutput="));
        assertThat(calls().get(2)).contains("-XX:AOTCache=" + release).contains("-XX:+UseCompactObjectHeaders");
        try (Stream<Path> archives = Files.list(release.resolve("archive"))) {
            assertThat(archives).hasSize(2);
        }
    }

    @Test
    void one_setting_says_how_much_memory_it_takes() throws Exception {
        version("17.0.15");
        serai(Map.of("SERAI_MEMORY", "512m"), "start");
        serai(Map.of("SERAI_MEMORY", "2g"), "start");

        assertThat(calls().get(1)).contains("-Xms196608k", "-Xmx314572k", "-XX:+UseSerialGC");
        assertThat(calls().get(2)).contains("-Xms196608k", "-Xmx1258291k").doesNotContain("SerialGC");
        assertThat(serai(Map.of("SERAI_MEMORY", "much"), "start"))
                .satisfies(ended -> assertThat(ended.status()).isNotZero())
                .satisfies(ended -> assertThat(ended.output()).contains("SERAI_MEMORY is 'much'"));
        assertThat(serai(Map.of("SERAI_MEMORY", "64m"), "start").output()).contains("512m are enough");
        assertThat(calls()).hasSize(3);
        serai(Map.of("SERAI_MEMORY", "256m"), "start");
        assertThat(calls().get(3)).contains("-Xms98304k", "-Xmx157286k");
    }

    @Test
    void what_cannot_start_says_why() throws Exception {
        version("11.0.2");
        assertThat(serai(Map.of(), "start"))
                .satisfies(ended -> assertThat(ended.status()).isOne())
                .satisfies(ended -> assertThat(ended.output()).contains("is Java 11; 17 or newer is needed"));
        assertThat(serai(Map.of("JAVA_HOME", folder.resolve("none").toString()), "start")
                        .output())
                .contains("there is no Java");
        version("17.0.15");
        Files.delete(release.resolve("serai-hub.jar"));
        assertThat(serai(Map.of(), "start").output()).contains("there is no serai-hub.jar in " + release);
        assertThat(serai(Map.of(), "begin").output()).contains("bin/serai start");
        assertThat(calls()).isEmpty();
    }
}
