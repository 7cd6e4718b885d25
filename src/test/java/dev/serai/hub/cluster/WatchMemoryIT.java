package dev.serai.hub.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.demo.ApiServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a large cluster costs: nothing of a pod that is well is kept. */
class WatchMemoryIT {

    private static final int PODS = 5_000;

    /** Kept as text, a thousand pods were 8 MB, as trees more. The client itself, once for all, counts here too. */
    private static final long MOST_PER_THOUSAND = 3 << 20;

    @TempDir
    Path folder;

    @Test
    void given_five_thousand_pods_then_a_heap_smaller_than_they_are_lists_and_watches_them() throws Exception {
        try (ManyPods server = new ManyPods(PODS)) {
            Path kubeconfig = Files.writeString(folder.resolve("config"), ApiServer.kubeconfig(server.url(), "test"));
            String said = run(kubeconfig);
            Matcher result = Pattern.compile("seen=(\\d+) all=true remembered=(\\d+) retained=(\\d+)")
                    .matcher(said);
            assertThat(result.find()).as(said).isTrue();
            assertThat(result.group(1)).isEqualTo(Integer.toString(2 * PODS));
            assertThat(result.group(2)).as("one in a hundred").isEqualTo(Integer.toString(PODS / 100));
            assertThat(server.largestPage.get()).isEqualTo(100);
            long perThousand = Long.parseLong(result.group(3)) * 1_000 / PODS;
            System.out.println("Watching keeps " + perThousand / 1024 + " KiB for each 1,000 pods.");
            assertThat(perThousand).isLessThan(MOST_PER_THOUSAND);
        }
    }

    private String run(Path kubeconfig) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx38m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                WatchMemory.class.getName(),
                kubeconfig.toString(),
                Integer.toString(PODS));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Path log = folder.resolve("log");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(log, StandardCharsets.UTF_8);
    }
}
