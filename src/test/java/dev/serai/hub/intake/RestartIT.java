package dev.serai.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.demo.ApiServer;
import dev.serai.hub.HubProcess;
import dev.serai.hub.LoadedClasses;
import dev.serai.hub.PackagedJarIT;
import dev.serai.hub.SecondHub;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.events.ListenedEvents;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * kill -9, then Ctrl-C. Both hubs are the packaged one (see {@link PackagedJarIT} for how to run this alone); a cluster
 * that lies around is none of the first one's business, and the second has a jar of its integrator's.
 */
class RestartIT extends RestartedHub {

    @Test
    void what_was_accepted_survives_kill_9_and_the_orphaned_database_is_stopped() throws Exception {
        String token;
        String position;
        JsonNode heard;
        try (ApiServer cluster = new ApiServer();
                HubProcess first =
                        HubProcess.launchJar(PackagedJarIT.jar("-exec.jar"), directory, homeWith(cluster), SETTINGS)) {
            first.awaitReady();
            nothingIsLoadedThatIsOff(first);
            String info = new WebhookClient(first.port())
                    .send(HttpRequest.newBuilder(first.uri("/api/v1/info")))
                    .response()
                    .body();
            assertThat(info).contains("\"name\":\"serai\"").doesNotContain("DEMO");
            assertThat(first.log()).doesNotContain("DEMO");
            assertThat(directory.resolve("data/demo-cluster.url")).doesNotExist();
            assertThat(first.log())
                    .contains("Serai is ready at", "secrets.properties")
                    .doesNotContain(secret("serai.admin.password"), secret("serai.sources.generic.token"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets())))
                    .isEqualTo("rw-------");
            assertThat(duplicates(first)).isZero();
            assertThat(delivered(first, DELIVERY, 1)).isOne();
            killDatabase();
            await().until(() -> post(first).status() == 202);
            assertThat(duplicates(first))
                    .as("known from before its database died")
                    .isOne();
            token = signedIn(first);
            try (ListenedEvents live = ListenedEvents.open(first.port(), token)) {
                position = live.lastId();
                assertThat(delivered(first, "just-before-the-kill", 2)).isOne();
                assertThat(cluster.seen()).isEmpty();
                heard = live.await(one -> one.type().equals("dev.serai.alert.joined"))
                        .event();
                // Not folded yet, most likely; it is all the same.
                assertThat(duplicates(first)).isOne();
                first.kill9();
                await().until(live::hasEnded);
            }
        }
        assertThat(databaseRuns()).as("the database outlives a killed hub").isTrue();
        String before = Files.readString(secrets());

        ownJar();
        try (HubProcess second = HubProcess.launchJar(PackagedJarIT.jar("-exec.jar"), "jars", directory, SETTINGS)) {
            assertThat(answersWhileStarting(second)).as("never 404").isSubsetOf(503);
            awaitAllCounted(second, token);
            assertThat(duplicates(second)).isZero();
            assertThat(delivered(second, DELIVERY, 1)).as("a replay").isZero();
            assertThat(delivered(second, "just-before-the-kill", 2))
                    .as("a replay")
                    .isZero();
            assertThat(second.log()).contains("A database server of a killed hub still runs");
            assertThat(second.log().split("This is shown once", -1))
                    .as("first steps")
                    .hasSize(2);
            assertThat(Files.readString(secrets())).isEqualTo(before);
            try (ListenedEvents again = ListenedEvents.after(second.port(), token, position)) {
                assertThat(again.await(one -> one.type().equals("dev.serai.alert.joined"))
                                .event())
                        .as("from before kill -9")
                        .isEqualTo(heard);
            }
            await().untilAsserted(() -> assertThat(second.log()).contains("own-word: spoken by a jar"));

            Map<String, String> intruder = new HashMap<>(SETTINGS);
            intruder.put("serai.data-dir", directory.resolve("data").toString());
            assertThatThrownBy(() -> SecondHub.start(intruder)).hasStackTraceContaining("Another hub works on");
            assertThat(duplicates(second)).as("undisturbed").isOne();
            assertThat(second.stop()).isEqualTo(143);
        }
        assertThat(databaseRuns()).as("Ctrl-C stops the database as well").isFalse();
    }

    /** No cluster, no Docker, no model, and nothing to judge yet: the product's own files are read when somebody asks. */
    private static void nothingIsLoadedThatIsOff(HubProcess hub) throws IOException {
        assertThat(LoadedClasses.of(hub.pid()))
                .contains("dev.serai.hub.Hub")
                .noneMatch(name ->
                        name.matches("io\\.fabric8\\..*|dev\\.cel\\..*|dev\\.langchain4j\\.(model\\.openai|http).*"
                                + "|org\\.apache\\.(kafka|camel\\.component\\.kafka)\\..*"
                                + "|com\\.github\\.dockerjava\\.(core|transport|zerodep|httpclient5).*"));
    }

    /** The admin's session, who must change the generated password first. */
    private String signedIn(HubProcess hub) throws IOException {
        ApiClient api = new ApiClient(hub.port());
        String generated = secret("serai.admin.password");
        Map<String, String> change =
                Map.of("current_password", generated, "new_password", "an own password of the admin");
        return api.send("PUT", "/auth/me/password", api.token("admin", generated), change)
                .json()
                .path("access_token")
                .asText();
    }

    /** A class in {@code jars/} and a route in {@code routes/} that calls it. */
    private void ownJar() throws IOException {
        Path source = Files.createDirectories(directory.resolve("own")).resolve("Word.java");
        Files.writeString(
                source,
                "package own; public class Word { public String say() { return \"own-word: spoken by a jar\"; } }");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-d", directory.toString(), source.toString());
        assertThat(compiled).isZero();
        Path jar = Files.createDirectories(directory.resolve("jars")).resolve("own.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("own/Word.class"));
            out.write(Files.readAllBytes(directory.resolve("own/Word.class")));
        }
        Files.writeString(
                Files.createDirectories(directory.resolve("routes")).resolve("own-word.camel.yaml"),
                """
                - route:
                    id: own-word
                    description: Says what a class of an own jar has to say.
                    from:
                      uri: timer:own-word
                      parameters: { repeatCount: 1 }
                      steps:
                        - bean: { beanType: own.Word, method: say }
                        - log: "${body}"
                """);
    }

    /** A home folder with the cluster that kubectl would take. */
    private Path homeWith(ApiServer server) throws IOException {
        Path home = directory.resolve("home");
        Files.createDirectories(home.resolve(".kube"));
        Path kubeconfig = server.kubeconfig(home.resolve(".kube/config"), "shop");
        Files.writeString(
                kubeconfig,
                Files.readString(kubeconfig).replace("current-context: shop-unused", "current-context: shop"));
        return home;
    }
}
