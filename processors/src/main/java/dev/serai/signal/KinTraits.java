package dev.serai.signal;

import dev.serai.evidence.LogTemplate;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * By what {@link Kinship} finds a root: of two alerts that are kin, one has a trait that the other one seeks. The reverse is
 * not so.
 */
final class KinTraits {

    private final SignalPolicy policy;
    private final Topology topology;

    KinTraits(SignalPolicy policy, Topology topology) {
        this.policy = policy;
        this.topology = topology;
    }

    record Trait(TraitKind kind, String name) {}

    private enum TraitKind {
        SERVICE,
        /** The first word of its service. */
        SERVICE_WORD,
        /** The node that it is. */
        NODE,
        /** The node on which it runs. */
        RUNS_ON,
        /** A complaint of its logs. */
        LOG,
        /** A word of such a complaint. */
        LOG_WORD
    }

    Set<Trait> of(SignalAlert alert) {
        Set<Trait> traits = new HashSet<>();
        traits.add(new Trait(TraitKind.SERVICE, alert.service()));
        traits.add(new Trait(TraitKind.SERVICE_WORD, LogWords.first(alert.service())));
        // Nothing is the node of what runs nobody says where.
        if (!alert.place().node().isEmpty()) {
            traits.add(new Trait(
                    alert.place().isNode() ? TraitKind.NODE : TraitKind.RUNS_ON,
                    alert.place().node()));
        }
        addLogs(alert, TraitKind.LOG_WORD, traits);
        return traits;
    }

    Set<Trait> soughtBy(SignalAlert alert) {
        Set<Trait> sought = new HashSet<>();
        sought.add(new Trait(TraitKind.SERVICE, alert.service()));
        topology.near(alert).forEach(service -> sought.add(new Trait(TraitKind.SERVICE, service)));
        sought.add(new Trait(
                alert.place().isNode() ? TraitKind.RUNS_ON : TraitKind.NODE,
                alert.place().node()));
        sought.add(new Trait(TraitKind.LOG_WORD, LogWords.first(alert.service())));
        addLogs(alert, TraitKind.SERVICE_WORD, sought);
        return sought;
    }

    /** Of all complaints, whenever they are seen: an alert is kept with those that are yet to come. */
    private void addLogs(SignalAlert alert, TraitKind words, Set<Trait> traits) {
        for (LogTemplate log : LogSign.surging(alert, policy.logSurge(), Instant.MAX)) {
            traits.add(new Trait(TraitKind.LOG, log.template()));
            LogWords.of(log.template()).forEach(word -> traits.add(new Trait(words, word)));
        }
    }
}
