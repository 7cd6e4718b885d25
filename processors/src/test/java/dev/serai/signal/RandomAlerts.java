package dev.serai.signal;

import dev.serai.alert.Severity;
import dev.serai.evidence.Dependency;
import dev.serai.evidence.FactObject;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.LogTone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Hours of few services with many alerts, which have everything to do with each other. */
final class RandomAlerts {

    private static final Instant MORNING = Instant.parse("2031-03-04T00:00:00Z");
    private static final int EVENTS = 250;
    private static final List<String> SERVICES =
            List.of("cart", "cart-api", "pay", "pay/api", "the shop", "/", "", "node-1", "ünï");
    private static final List<String> LINES = List.of(
            "<*> of cart failed", "no answer from pay/api", "pay", "the shop, cart-api: <*>", "timeout /", "lost ünï");

    private final SplittableRandom random;
    private int fired;

    RandomAlerts(long seed) {
        this.random = new SplittableRandom(seed);
    }

    record Step(Instant at, SignalEvent event) {}

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Instant at = MORNING;
        for (int i = 0; i < EVENTS; i++) {
            at = at.plusMillis(random.nextInt(150_000));
            steps.add(new Step(at, event(at)));
        }
        return steps;
    }

    Topology topology() {
        List<Dependency> needs = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            needs.add(new Dependency(object(), object()));
        }
        return Topology.of(needs);
    }

    List<OwnedIncident> owned() {
        return random.nextBoolean()
                ? List.of()
                : List.of(new OwnedIncident("I-1", service(), condition(), MORNING, List.of(one(LINES))));
    }

    private SignalEvent event(Instant at) {
        int kind = fired == 0 ? 0 : random.nextInt(10);
        if (kind < 5) {
            return new SignalEvent.Fired(alert(at));
        }
        String alert = String.valueOf(Math.max(0, fired - 1 - random.nextInt(40)));
        if (kind < 8) {
            return new SignalEvent.Ended(alert, at.plusSeconds(random.nextInt(60) - 50L));
        }
        return kind == 8 ? new SignalEvent.Enriched(alert, evidence(at)) : new SignalEvent.Passed();
    }

    private SignalAlert alert(Instant at) {
        return new SignalAlert(
                String.valueOf(fired++),
                service(),
                condition(),
                Severity.values()[random.nextInt(4)],
                at.minus(Duration.ofSeconds(random.nextInt(90))),
                null,
                random.nextBoolean() ? null : new SignalReading(20, 10 + random.nextInt(9)),
                1 + random.nextInt(8),
                evidence(at),
                place());
    }

    private SignalPlace place() {
        return new SignalPlace(
                one(List.of("", "east", "west")),
                one(List.of("", "", "shop", "bank")),
                one(List.of("", "node-1", "node-2")),
                random.nextInt(4) == 0);
    }

    private SignalEvidence evidence(Instant at) {
        List<LogTemplate> logs = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            logs.add(log(at));
        }
        return new SignalEvidence(null, logs, List.of());
    }

    private LogTemplate log(Instant at) {
        return new LogTemplate(
                null,
                one(LINES),
                one(List.of(90L, 150L, 900L)),
                100.0,
                one(List.of(LogTone.NEGATIVE, LogTone.NEGATIVE, LogTone.NEUTRAL)),
                random.nextBoolean() ? null : at.plusSeconds(random.nextInt(1200) - 600L),
                null,
                null);
    }

    private FactObject object() {
        return FactObject.of("service", SERVICES.get(random.nextInt(4)));
    }

    private String service() {
        return one(SERVICES);
    }

    private String condition() {
        return one(List.of("slow", "down", "restarts"));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
