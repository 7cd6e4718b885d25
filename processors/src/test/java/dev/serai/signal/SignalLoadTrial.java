package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.alert.Severity;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.LogTone;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What a replay of a day of very many alerts of 5,000 conditions costs, in a thread's own time. Half of the events are alerts that
 * fire, half that they end. Run it by {@code ./mvnw test -pl processors -Dtest=SignalLoadTrial}.
 */
class SignalLoadTrial {

    private static final Instant MORNING = Instant.parse("2031-03-04T00:00:00Z");
    private static final int EVENTS = 100_000;
    private static final int SERVICES = 500;
    private static final int CONDITIONS = 10;
    private static final long SEED = 1;
    private static final List<LogTemplate> LOGS = logs();

    @Test
    void a_day_of_alerts_that_end_soon() {
        play(60);
    }

    /** 2,500 fire at any time, each for 72 minutes: most are decided again and again. */
    @Test
    void a_day_of_alerts_that_fire_for_long() {
        play(2500);
    }

    /** @param firing so many fire at a time */
    private static void play(int firing) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Random random = new Random(SEED);
        SignalLedger ledger = new SignalLedger(GeneratedNightTest.POLICY, List.of(), Topology.NONE);
        long decisions = 0;
        long pages = 0;
        for (int i = 0; i < EVENTS / 2; i++) {
            Instant at = MORNING.plusMillis(i * Duration.ofDays(1).toMillis() / (EVENTS / 2));
            List<SignalDecision> made = new ArrayList<>(ledger.apply(new SignalEvent.Passed(), at));
            made.addAll(ledger.apply(new SignalEvent.Fired(alert(i, at, random)), at));
            if (i >= firing) {
                made.addAll(ledger.apply(new SignalEvent.Ended(String.valueOf(i - firing), at), at));
            }
            decisions += made.size();
            pages += paged(made);
        }
        Duration worked = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        System.out.printf(
                Locale.ROOT,
                "replay of %d events, %d alerts at a time, seed %d: %d ms of one thread, %d decisions, %d pages%n",
                EVENTS,
                firing,
                SEED,
                worked.toMillis(),
                decisions,
                pages);
        assertThat(worked).isLessThan(Duration.ofSeconds(20));
        assertThat(pages).isPositive();
    }

    private static long paged(List<SignalDecision> made) {
        return made.stream().filter(SignalDecision::pages).count();
    }

    private static SignalAlert alert(int number, Instant at, Random random) {
        int condition = random.nextInt(SERVICES * CONDITIONS);
        return new SignalAlert(
                String.valueOf(number),
                "service-" + condition / CONDITIONS,
                "condition-" + condition % CONDITIONS,
                Severity.values()[random.nextInt(4)],
                at,
                null,
                new SignalReading(20, 10),
                1 + random.nextInt(8),
                new SignalEvidence(null, List.of(LOGS.get(random.nextInt(LOGS.size()))), List.of()));
    }

    private static List<LogTemplate> logs() {
        List<LogTemplate> logs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            LogTone tone = i % 4 == 0 ? LogTone.NEGATIVE : LogTone.NEUTRAL;
            long count = i % 4 == 0 ? 900 : 100;
            logs.add(new LogTemplate(null, "line " + i + " of service-" + i, count, 100.0, tone, null, null, null));
        }
        return logs;
    }
}
