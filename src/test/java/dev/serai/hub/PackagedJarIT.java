package dev.serai.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.demo.ApiServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is installed holds nothing of the demo, and a hub started from it has no cluster, whatever lies around. It needs
 * the package of this build: with {@code -Dit.test=…} add {@code -Dspring-boot.repackage.skip=false}.
 */
class PackagedJarIT {

    private static final Path BUILT = Path.of("src/target");

    @TempDir
    private Path folder;

    private static Path jar(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(BUILT)) {
            return files.filter(file -> file.getFileName().toString().matches("serai-hub-.*SNAPSHOT" + suffix))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no serai-hub-…" + suffix + " in " + BUILT));
        }
    }

    /** Names of all entries, also of the jars within, and the text of what configures. */
    private static List<String> look(Path jar) throws IOException {
        List<String> found = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
            look(zip, found);
        }
        return found;
    }

    private static void look(ZipInputStream zip, List<String> found) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            found.add(name);
            if (name.endsWith(".jar")) {
                look(new ZipInputStream(zip), found);
            } else if (name.matches(".*(spring\\.factories|\\.imports|application[^/]*\\.(yaml|yml|properties))")) {
                found.add(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void neither_jar_holds_anything_of_the_demo() throws Exception {
        for (String suffix : List.of("-exec.jar", ".jar")) {
            List<String> found = look(jar(suffix));
            assertThat(found).as(suffix).anyMatch(name -> name.endsWith("dev/serai/hub/Hub.class"));
            assertThat(found).as(suffix).anyMatch(text -> text.contains("EmbeddedDatabaseInitializer"));
            assertThat(found)
                    .as(suffix)
                    .noneMatch(text -> text.contains("dev/serai/demo")
                            || text.contains("dev.serai.demo")
                            || text.contains("serai-demo")
                            || text.contains("serai.demo")
                            || text.contains("serai.clusters.demo")
                            || text.contains("mockwebserver")
                            || text.contains("kubernetes-server-mock"));
        }
        assertThat(look(jar("-exec.jar"))).anyMatch(name -> name.contains("BOOT-INF/lib/serai-kamelets"));
    }

    @Test
    void the_jar_holds_the_routes_of_the_repository_and_none_of_before() throws Exception {
        List<String> held = look(jar("-exec.jar")).stream()
                .filter(name -> name.matches("BOOT-INF/classes/serai/routes/.*[^/]"))
                .map(name -> name.substring("BOOT-INF/classes/serai/".length()))
                .toList();
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            assertThat(held)
                    .containsExactlyInAnyOrder(files.filter(Files::isRegularFile)
                            .map(Path::toString)
                            .toArray(String[]::new));
        }
    }

    @Test
    void a_hub_from_the_jar_asks_no_cluster_though_a_kubeconfig_lies_in_its_home() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve(".kube"));
        try (ApiServer server = new ApiServer()) {
            Path kubeconfig = server.kubeconfig(home.resolve(".kube/config"), "shop");
            // The one that kubectl would take.
            Files.writeString(
                    kubeconfig,
                    Files.readString(kubeconfig).replace("current-context: shop-unused", "current-context: shop"));
            try (HubProcess hub =
                    HubProcess.launchJar(jar("-exec.jar"), folder.resolve("hub"), home, HubProcess.freePort())) {
                hub.awaitReady();
                String info = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(hub.uri("/api/v1/info")).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
                assertThat(info).contains("\"name\":\"serai\"").doesNotContain("DEMO");
                // Ready means that a delivery goes the jar's way of all deliveries: no folder of routes is there.
                assertThat(folder.resolve("hub/routes")).doesNotExist();
                assertThat(hub.log()).doesNotContain("DEMO");
                assertThat(folder.resolve("hub/data/demo-cluster.url")).doesNotExist();
                assertThat(server.seen()).isEmpty();
            }
        }
    }
}
