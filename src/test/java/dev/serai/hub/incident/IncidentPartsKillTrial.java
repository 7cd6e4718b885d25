package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubProcess;
import dev.serai.hub.RoutesCopy;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.MailServer;
import dev.serai.hub.channel.MailServer.Mail;
import dev.serai.hub.intake.WebhookClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * The same condition on a thousand services, told to two hubs of which one is killed while it gathers, while it acknowledges
 * and while it gives back: two pages, one of which is for all others, and what becomes of that becomes of all, once.
 */
class IncidentPartsKillTrial {

    private static final int SERVICES = 1_000;
    private static final int PORTION = 25;
    private static final int GATHERED = SERVICES - 2;
    private static final int ALL = GATHERED + 1;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** An order above what is seen. */
    private static final Duration TOGETHER = Duration.ofSeconds(60);

    private static final String NO_REMINDERS =
            "rotas: {}\nreminders: { severities: [], after: 15m, every: 30m, times: 3 }\nchains: []\n";

    @TempDir
    Path directory;

    private final long seed = Long.getLong("trial.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Map<String, Object> properties;
    private ChannelRows rows;

    @Test
    void a_thousand_services_are_two_pages_and_are_acknowledged_and_given_back_together_whichever_hub_dies() {
        System.out.println("trial.seed=" + seed);
        String url = TestDatabase.newDatabase();
        rows = new ChannelRows(JdbcClient.create(new DriverManagerDataSource(url, "postgres", "")));
        RoutesCopy routes = RoutesCopy.make();
        routes.write("policy/signal.yaml", routes.read("policy/signal.yaml").replace("# gather: 3", "gather: 3"));
        routes.write("policy/oncall.yaml", NO_REMINDERS);
        properties = TestDatabase.properties(url);
        properties.put("serai.routes-dir", routes.path().toString());
        try (MailServer mail = MailServer.start();
                HubProcess other = hub("other", mail)) {
            killedWhileItGathers(other, mail);
            assertThat(counted("verdict = 'page'")).isEqualTo(2);
            String first = rows.text("select cast(p.id as text) from incident p where p.verdict = 'page'"
                    + " and exists (select from incident_parts(p.id))");
            assertThat(rows.count("select count(*) from incident_parts(cast(? as uuid))", first))
                    .isEqualTo(GATHERED);
            assertThat(mail.all().stream().map(Mail::id).distinct())
                    .as("what is sent twice has one id")
                    .hasSize(2);

            killedWhileItChanges(first, "acknowledge", "acknowledged", mail);
            assertThat(together(other, first, "acknowledge")).isLessThan(TOGETHER);
            assertThat(counted("state = 'acknowledged'")).isEqualTo(ALL);
            assertThat(recorded("incident.acknowledged")).isEqualTo(ALL);

            killedWhileItChanges(first, "unacknowledge", "open", mail);
            assertThat(together(other, first, "unacknowledge")).isLessThan(TOGETHER);
            assertThat(counted("state = 'open'")).isEqualTo(SERVICES);
            assertThat(recorded("incident.unacknowledged")).isEqualTo(ALL);

            settled();
            assertThat(paged(mail)).hasSize(2);
        }
    }

    /** Both hear of it; the killed one is sent again what it did not answer. */
    private void killedWhileItGathers(HubProcess other, MailServer mail) {
        int dies = SERVICES / PORTION / 4 + random.nextInt(SERVICES / PORTION / 2);
        HubProcess victim = hub("victim", mail);
        try {
            for (int portion = 0; portion < SERVICES / PORTION; portion++) {
                if (portion == dies) {
                    victim.kill9();
                    victim = other;
                }
                HubProcess hub = portion % 2 == 0 ? victim : other;
                assertThat(new WebhookClient(hub.port())
                                .generic(alerts(portion * PORTION))
                                .status())
                        .isEqualTo(202);
            }
        } finally {
            if (victim != other) {
                victim.close();
            }
        }
        patiently().until(() -> counted("verdict_reason = 'GATHERED'") == GATHERED);
        settled();
    }

    /** All of them or none, when it dies at some moment of it. */
    private void killedWhileItChanges(String first, String act, String state, MailServer mail) {
        try (HubProcess victim = hub("victim-" + act, mail)) {
            ApiClient api = new ApiClient(victim.port());
            String token = api.token("admin", TestKeys.ADMIN_PASSWORD);
            long before = counted("state = '" + state + "'");
            CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> act(api, token, first, act));
            long after =
                    System.nanoTime() + Duration.ofMillis(random.nextInt(400)).toNanos();
            patiently().pollInterval(Duration.ofMillis(1)).until(() -> asked.isDone() || System.nanoTime() >= after);
            victim.kill9();
            asked.handle((done, refused) -> done).join();
            assertThat(counted("state = '" + state + "'") - before).isIn(0L, (long) ALL);
        }
    }

    private Duration together(HubProcess hub, String first, String act) {
        ApiClient api = new ApiClient(hub.port());
        String token = api.token("admin", TestKeys.ADMIN_PASSWORD);
        long begun = System.nanoTime();
        act(api, token, first, act);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println(act + " of " + ALL + ": " + took.toMillis() + " ms");
        return took;
    }

    private static void act(ApiClient api, String token, String id, String act) {
        assertThat(api.send("POST", "/incidents/" + id + "/" + act, token, Map.of())
                        .status())
                .isEqualTo(200);
    }

    /** The services of which somebody got a page, however often. */
    private static Set<String> paged(MailServer mail) {
        return mail.all().stream()
                .filter(one -> one.subject().startsWith("🔴 "))
                .map(one -> one.subject().replaceAll(".*(service-[0-9]+).*", "$1"))
                .collect(Collectors.toSet());
    }

    /** Triage has decided all, and nothing is on its way to anybody. */
    private void settled() {
        patiently()
                .until(() -> rows.count(
                                        "select count(*) from job where (picked or execution_time <= now())"
                                                + " and (task_name in ('triage', 'notify-incident') or task_name like 'deliver-%')")
                                + rows.count("select count(*) from message where waiting")
                        == 0);
    }

    private long counted(String where) {
        return rows.count("select count(*) from incident where " + where);
    }

    private long recorded(String kind) {
        return rows.count("select count(*) from incident_event where kind = ?", kind);
    }

    private static String alerts(int from) {
        return IntStream.range(from, from + PORTION)
                .mapToObj(
                        """
                        {"title": "service-%1$d is down", "severity": "critical", "fingerprint": "f-%1$d",
                         "labels": {"alertname": "Down", "service": "service-%1$d"}}
                        """
                                ::formatted)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static ConditionFactory patiently() {
        return await().dontCatchUncaughtExceptions().atMost(PATIENCE);
    }

    private HubProcess hub(String name, MailServer mail) {
        DynamicPropertyRegistry registry = (property, value) -> properties.put(property, value.get());
        mail.configure(registry);
        return HubProcess.start(directory.resolve(name), properties);
    }
}
