package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubProcess;
import dev.serai.hub.RoutesCopy;
import dev.serai.hub.SteppedClock;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.MailServer;
import dev.serai.hub.channel.MailServer.Mail;
import dev.serai.hub.intake.WebhookClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Two hubs decide about alerts that are held, folded and looked at again. One is killed in the midst of each of these, and the
 * clock of the other steps by minutes, backwards too: the decisions are those of a hub that nothing happens to, and each alert
 * that must page is one mail. A mail that is sent twice has one id.
 */
class SignalKillTrial {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String POLICY =
            """
            hold: { medium: 75s, low: 75s, info: 75s, in_doubt: 75s, chronic: 60, far: 1.5 }
            logs: { surge: 2 }
            change: { window: 15m }
            check_again: { after: [15m, 30m], until: 6h }
            fold: { window: 30m, jitter: 2m, wait: 75s, root_lasts: 5m, consequences: [restart], consequence_wait: 75s }
            """;

    private static final String NO_REMINDERS =
            "rotas: {}\nreminders: { severities: [], after: 15m, every: 30m, times: 3 }\nchains: []\n";

    @TempDir
    Path directory;

    private final long seed = Long.getLong("trial.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final KillStream stream = new KillStream();
    private final List<HubProcess> hubs = new ArrayList<>();
    private final MailServer mail = MailServer.start();
    private Side disturbed;
    private Side calm;
    private HubProcess victim;
    private HubProcess other;

    /** Hubs on one database, with a clock that steps and one that does not. */
    private record Side(String name, Map<String, Object> properties, ChannelRows rows, SteppedClock clock) {}

    @AfterEach
    void stop() {
        hubs.forEach(HubProcess::close);
        mail.close();
    }

    @Test
    void no_page_is_lost_or_doubled_and_decisions_are_those_of_a_hub_that_nothing_happens_to() {
        System.out.println("trial.seed=" + seed);
        disturbed = side("disturbed", true);
        calm = side("calm", false);
        victim = hub(disturbed, "victim", "right-clock");
        other = hub(disturbed, "other", "clock-of-disturbed");
        HubProcess undisturbed = hub(calm, "undisturbed", "clock-of-calm");
        WebhookClient witness = client(undisturbed);

        killedWhileHeld(witness);
        killedAtTheEndOfTheHold(witness);
        killedBeforeItsMessage(witness);
        checkedAgain(witness);

        assertThat(decisions(disturbed)).isEqualTo(stream.expected).isEqualTo(decisions(calm));
        patiently().untilAsserted(() -> assertThat(mails()).isEqualTo(expectedMails()));
    }

    /** What ends in the hold ends at the other hub. */
    private void killedWhileHeld(WebhookClient witness) {
        wave("a", witness);
        patiently()
                .pollInterval(Duration.ofMillis(2))
                .until(() -> disturbed.rows().count("select count(*) from signal_state where verdict = 'hold'")
                        > random.nextInt(4));
        victim.kill9();
        endsInHold("a", witness);
        victim = hub(disturbed, "victim", "right-clock");
        awaitSent();
    }

    /** The other hub's clock is minutes behind: it is not yet time there, until the killed one is back. */
    private void killedAtTheEndOfTheHold(WebhookClient witness) {
        wave("b", witness);
        endsInHold("b", witness);
        disturbed.clock().step(Duration.ofMinutes(-4));
        stream.fire(stream.severe("behind"), client(other), witness);
        long before = held(disturbed);
        patiently().pollInterval(Duration.ofMillis(1)).until(() -> checksAgain() || held(disturbed) < before);
        victim.kill9();
        victim = hub(disturbed, "victim", "right-clock");
        awaitSent();
        disturbed.clock().step(Duration.ZERO);
    }

    /** The other hub's clock is minutes ahead: what is held there is over at once. */
    private void killedBeforeItsMessage(WebhookClient witness) {
        wave("c", witness);
        endsInHold("c", witness);
        disturbed.clock().step(Duration.ofMinutes(3));
        for (int more = 0; more < 3; more++) {
            stream.fire(stream.severe("more-" + more), client(victim), witness);
        }
        patiently().pollInterval(Duration.ofMillis(1)).until(() -> decided(disturbed, "more-" + random.nextInt(3)));
        victim.kill9();
        stream.fire(stream.severe("ahead"), client(other), witness);
        victim = hub(disturbed, "victim", "right-clock");
        awaitSent();
        disturbed.clock().step(Duration.ZERO);
    }

    /**
     * Both sides' roots end; then it is time to decide again, also what was decided when the clock was ahead. The killed hub
     * begins with it and the other one finishes.
     */
    private void checkedAgain(WebhookClient witness) {
        for (String wave : List.of("a", "b", "c")) {
            stream.end("root-" + wave, client(other), witness);
        }
        patiently().until(() -> held(disturbed) + held(calm) == 0);
        calm.clock().step(Duration.ofMinutes(20));
        disturbed.clock().step(Duration.ofMinutes(20));
        patiently().until(() -> promoted(disturbed) > 0);
        victim.kill9();
        patiently().until(() -> promoted(disturbed) == 3 && promoted(calm) == 3);
        awaitSent();
        disturbed.clock().step(Duration.ofMinutes(-6));
        stream.expected.keySet().stream()
                .filter(name -> !name.startsWith("root-") && !name.startsWith("blip-"))
                .forEach(name -> stream.fire(name, client(other), witness));
        patiently()
                .until(() -> disturbed.rows().count("select count(*) from inbox_pending")
                                + disturbed
                                        .rows()
                                        .count("select count(*) from job where task_name = 'triage' and picked")
                        == 0);
    }

    /**
     * What the killed hub was sending waits until its claim is over, and must not end before that, since it would not be sent
     * any more. Nor may a clock go back meanwhile: what is tried again would wait for so much longer.
     */
    private void awaitSent() {
        patiently().until(() -> disturbed.rows().count("select count(*) from message where waiting") == 0);
    }

    private void wave(String wave, WebhookClient witness) {
        WebhookClient[] both = {client(victim), witness};
        stream.fire(stream.root("root-" + wave), both);
        stream.fire(stream.severe("severe-" + wave), both);
        patiently().until(() -> decided(disturbed, "root-" + wave) && decided(calm, "root-" + wave));
        stream.fire(stream.symptom("symptom-" + wave, "root-" + wave), both);
        for (boolean mild : List.of(true, false)) {
            stream.fire(stream.held("steady-" + mild + "-" + wave, mild, KillStream.PAGE), both);
            stream.fire(stream.held("blip-" + mild + "-" + wave, mild, KillStream.ENDED), both);
        }
    }

    private void endsInHold(String wave, WebhookClient witness) {
        for (boolean mild : List.of(true, false)) {
            String name = "blip-" + mild + "-" + wave;
            patiently().until(() -> decided(disturbed, name) && decided(calm, name));
            stream.end(name, client(other), witness);
        }
        patiently().until(() -> ended(disturbed, wave) == 2 && ended(calm, wave) == 2);
    }

    /** Whether the victim runs what is due at the end of a hold. */
    private boolean checksAgain() {
        return disturbed
                        .rows()
                        .count(
                                "select count(*) from job where task_name = 'triage' and task_instance like '%recheck:%'"
                                        + " and picked_by like ?",
                                victim.pid() + "@%")
                > 0;
    }

    private static long ended(Side side, String wave) {
        return side.rows()
                .count(
                        "select count(*) from signal_state where service like ? and reason = 'SELF_RESOLVED_IN_HOLD'",
                        "blip-%-" + wave);
    }

    private static long held(Side side) {
        return side.rows().count("select count(*) from signal_state where verdict = 'hold'");
    }

    private static long promoted(Side side) {
        return side.rows().count("select count(*) from signal_state where reason = 'PROMOTED'");
    }

    private static boolean decided(Side side, String name) {
        return side.rows().count("select count(*) from signal_state where service = ?", name) > 0;
    }

    private static Map<String, String> decisions(Side side) {
        String all = side.rows()
                .text("select string_agg(service || '=' || verdict || ' ' || reason, ',') from signal_state");
        return Arrays.stream(all.split(","))
                .map(one -> one.split("="))
                .collect(Collectors.toMap(one -> one[0], one -> one[1], (one, other) -> one + other, TreeMap::new));
    }

    private Map<String, Integer> expectedMails() {
        Map<String, Integer> mails = new TreeMap<>();
        stream.expected.forEach((name, becomes) -> mails.put(name, becomes.startsWith("page") ? 1 : 0));
        return mails;
    }

    /** How many different mails say that a service is slow, and not that this is over. */
    private Map<String, Integer> mails() {
        List<Mail> all = mail.all();
        Map<String, Integer> mails = new TreeMap<>();
        stream.expected
                .keySet()
                .forEach(name -> mails.put(name, (int) all.stream()
                        .filter(one -> one.subject().contains(name + " is slow")
                                && !one.text().contains("State: resolved"))
                        .map(Mail::id)
                        .distinct()
                        .count()));
        return mails;
    }

    /** The mail server's own threads complain of who is killed while they listen. */
    private static ConditionFactory patiently() {
        return await().dontCatchUncaughtExceptions().atMost(PATIENCE);
    }

    private static WebhookClient client(HubProcess hub) {
        return new WebhookClient(hub.port());
    }

    private HubProcess hub(Side side, String name, String clock) {
        HubProcess hub = HubProcess.startStepped(directory.resolve(name), side.properties(), directory.resolve(clock));
        hubs.add(hub);
        return hub;
    }

    private Side side(String name, boolean mails) {
        String url = TestDatabase.newDatabase();
        RoutesCopy routes = RoutesCopy.make();
        routes.write("policy/signal.yaml", POLICY);
        routes.write("policy/oncall.yaml", NO_REMINDERS);
        Map<String, Object> properties = TestDatabase.properties(url);
        properties.put("serai.routes-dir", routes.path().toString());
        properties.put("serai.messages.storm.at-once", 1_000_000);
        if (mails) {
            DynamicPropertyRegistry registry = (property, value) -> properties.put(property, value.get());
            mail.configure(registry);
        }
        ChannelRows rows = new ChannelRows(JdbcClient.create(new DriverManagerDataSource(url, "postgres", "")));
        return new Side(name, properties, rows, SteppedClock.at(directory.resolve("clock-of-" + name)));
    }
}
