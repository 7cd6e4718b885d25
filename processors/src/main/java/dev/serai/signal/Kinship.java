package dev.serai.signal;

import dev.serai.alert.Severity;
import dev.serai.evidence.LogTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether two alerts have one root, and which of them is nearer to it. Each alert is compared with all that fire near it. */
final class Kinship {

    private final SignalAlert alert;
    private final Instant now;
    private final ServiceReach needs;
    private final ServiceReach dependants;
    private final SignalPolicy policy;
    private final List<LogTemplate> logs;

    Kinship(SignalView view, SignalPolicy policy) {
        this.alert = view.alert();
        this.now = view.now();
        this.needs = view.topology().needsOf(alert);
        this.dependants = view.topology().dependantsOf(alert);
        this.policy = policy;
        this.logs = LogSign.surging(alert, policy.logSurge(), now);
    }

    /** Services of one name in two clusters are two, whoever needs them. */
    boolean isKin(SignalAlert other) {
        return isNear(other)
                && !alert.place().isInOtherCluster(other.place())
                && (needs(other) || isNeededBy(other) || isAlike(other));
    }

    private boolean isAlike(SignalAlert other) {
        List<LogTemplate> theirs = LogSign.surging(other, policy.logSurge(), now);
        return alert.isSameConditionAs(other)
                || sharesLog(theirs)
                || isNamedBy(logs, other) && !isNamedBy(logs, alert)
                || isNamedBy(theirs, alert) && !isNamedBy(theirs, other)
                || alert.isSameServiceAs(other) && saysNothingElse();
    }

    /** Whether the other one, which is kin, is the root rather than this one. */
    boolean leads(DecidedAlert other) {
        SignalAlert root = other.alert();
        if (needs(root)) {
            return true;
        }
        if (isNeededBy(root)) {
            return false;
        }
        if (isConsequence(alert) != isConsequence(root)) {
            return isConsequence(alert);
        }
        boolean namesMe = isNamedBy(logs, alert);
        if (namesMe != isNamedBy(logs, root)) {
            return !namesMe;
        }
        return !isEarlier(root);
    }

    /** Whether what is known points elsewhere, so that a root may show in a moment. */
    boolean mayHaveRoot() {
        return !logs.isEmpty()
                && (isConsequence(alert) || !isNamedBy(logs, alert) && alert.severity() != Severity.CRITICAL);
    }

    Duration patience() {
        return isConsequence(alert)
                ? policy.folds().consequenceWait()
                : policy.folds().rootWait();
    }

    private boolean isNear(SignalAlert other) {
        Duration apart = Duration.between(other.firedAt(), alert.firedAt()).abs();
        return apart.compareTo(policy.folds().window()) <= 0;
    }

    /** Two alerts of one moment: clocks and intervals of rules decide which comes first, so that time alone says little. */
    private boolean isEarlier(SignalAlert root) {
        Duration later = Duration.between(root.firedAt(), alert.firedAt());
        if (later.abs().compareTo(policy.folds().jitter()) > 0) {
            return later.isNegative();
        }
        Optional<Instant> mine = alert.trajectory(now).onset();
        Optional<Instant> theirs = root.trajectory(now).onset();
        if (mine.isPresent() && theirs.isPresent() && !mine.equals(theirs)) {
            return mine.get().isBefore(theirs.get());
        }
        boolean worse = alert.severity() == Severity.CRITICAL && root.severity() != Severity.CRITICAL;
        return worse || later.isNegative() && root.severity() != Severity.CRITICAL;
    }

    private boolean sharesLog(List<LogTemplate> theirs) {
        for (LogTemplate log : theirs) {
            if (says(log.template())) {
                return true;
            }
        }
        return false;
    }

    private boolean says(String template) {
        return !logs.isEmpty() && logs.stream().anyMatch(log -> log.template().equals(template));
    }

    private boolean saysNothingElse() {
        return logs.isEmpty();
    }

    /** A count of restarts shows what follows from something else, wherever that shows too. */
    private boolean isConsequence(SignalAlert one) {
        String name = one.condition().toLowerCase(Locale.ROOT);
        return policy.folds().consequences().stream().anyMatch(name::contains);
    }

    private static boolean isNamedBy(List<LogTemplate> logs, SignalAlert named) {
        for (LogTemplate log : logs) {
            if (LogWords.has(log.template(), named.service())) {
                return true;
            }
        }
        return false;
    }

    private boolean needs(SignalAlert other) {
        return isDown(other, alert) || needs.contains(other);
    }

    private boolean isNeededBy(SignalAlert other) {
        return isDown(alert, other) || dependants.contains(other);
    }

    /** What begins on a node that is well again has another cause. */
    private static boolean isDown(SignalAlert node, SignalAlert there) {
        return there.place().runsOn(node.place())
                && (node.endedAt() == null || !node.endedAt().isBefore(there.firedAt()));
    }
}
