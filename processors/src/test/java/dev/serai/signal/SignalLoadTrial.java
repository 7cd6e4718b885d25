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
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a replay of a day of very many alerts of 5,000 conditions costs, in a thread's own time. */
class SignalLoadTrial {

    private static final Instant MORNING = Instant.parse("2031-03-04T00:00:00Z");
    private static final int EVENTS = 100_000;
    private static final int SERVICES = 500;
    private static final int CONDITIONS = 10;
    private static final int ENDS_AFTER = 60;
    private static final List<LogTemplate> LOGS = logs();

    /** Half of the events are alerts that fire, half that they end. */
    @Test
    void a_replay_of_a_day_takes_seconds() {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long pages = play();
        long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        System.out.println(
                "replay of " + EVENTS + " events: " + worked / 1_000_000 + " ms of one thread, " + pages + " pages");
        assertThat(Duration.ofNanos(worked)).isLessThan(Duration.ofSeconds(20));
        assertThat(pages).isPositive();
    }

    private static long play() {
        Random random = new Random(1);
        SignalLedger ledger = new SignalLedger(GeneratedNightTest.POLICY, List.of(), Topology.NONE);
        long pages = 0;
        for (int i = 0; i < EVENTS / 2; i++) {
            Instant at = MORNING.plusMillis(i * Duration.ofDays(1).toMillis() / (EVENTS / 2));
            pages += paged(ledger.apply(new SignalEvent.Passed(), at));
            pages += paged(ledger.apply(new SignalEvent.Fired(alert(i, at, random)), at));
            if (i >= ENDS_AFTER) {
                pages += paged(ledger.apply(new SignalEvent.Ended(String.valueOf(i - ENDS_AFTER), at), at));
            }
        }
        return pages;
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
