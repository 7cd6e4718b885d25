package dev.serai.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.serai.demo.ApiServer;
import dev.serai.hub.HubProcess;
import dev.serai.hub.PackagedJarIT;
import dev.serai.hub.SecondHub;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * kill -9, then Ctrl-C. The first hub is the packaged one (see {@link PackagedJarIT} for how to run this alone); a cluster
 * that lies around is none of its business.
 */
class RestartIT extends RestartedHub {

    @Test
    void what_was_accepted_survives_kill_9_and_the_orphaned_database_is_stopped() throws Exception {
        try (ApiServer cluster = new ApiServer();
                HubProcess first =
                        HubProcess.launchJar(PackagedJarIT.jar("-exec.jar"), directory, homeWith(cluster), SETTINGS)) {
            first.awaitReady();
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
            await().atMost(Duration.ofSeconds(10)).until(() -> post(first).status() == 202);
            assertThat(duplicates(first))
                    .as("known from before its database died")
                    .isOne();
            assertThat(delivered(first, "just-before-the-kill", 2)).isOne();
            assertThat(cluster.seen()).isEmpty();
            first.kill9();
        }
        assertThat(databaseRuns()).as("the database outlives a killed hub").isTrue();
        String before = Files.readString(secrets());

        try (HubProcess second = HubProcess.launch(directory, HubProcess.freePort(), SETTINGS)) {
            assertThat(answersWhileStarting(second)).as("never 404").isSubsetOf(503);
            assertThat(duplicates(second)).as("known from before kill -9").isOne();
            assertThat(delivered(second, DELIVERY, 1)).as("a replay").isZero();
            assertThat(delivered(second, "just-before-the-kill", 2))
                    .as("a replay")
                    .isZero();
            assertThat(second.log()).contains("A database server of a killed hub still runs");
            assertThat(second.log().split("This is shown once", -1))
                    .as("first steps")
                    .hasSize(2);
            assertThat(Files.readString(secrets())).isEqualTo(before);

            Map<String, String> intruder = new HashMap<>(SETTINGS);
            intruder.put("serai.data-dir", directory.resolve("data").toString());
            assertThatThrownBy(() -> SecondHub.start(intruder)).hasStackTraceContaining("Another hub works on");
            assertThat(duplicates(second)).as("undisturbed").isOne();
            assertThat(second.stop()).isEqualTo(143);
        }
        assertThat(databaseRuns()).as("Ctrl-C stops the database as well").isFalse();
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
