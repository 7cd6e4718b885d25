package dev.serai.signal;

import dev.serai.signal.StageVerdict.AfterStage;
import dev.serai.silence.Suppression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What people set: an incident pages nobody while each of its alerts is silenced, expected, muted or inhibited. Once that is
 * over, what people were paged of before and still fires pages again.
 */
final class SuppressionStage implements TriageStage {

    private static final Comparator<Suppression> ENDS_FIRST =
            Comparator.comparing(Suppression::until, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

    @Override
    public StageVerdict evaluate(TriageFacts facts, TriagePolicy policy) {
        List<Suppression> found = new ArrayList<>();
        for (AlertInView alert : facts.firing()) {
            Optional<Suppression> by = facts.suppressions().of(alert.labels(), facts.now());
            if (by.isEmpty()) {
                return notSuppressed(facts, policy);
            }
            found.add(by.get());
        }
        if (found.isEmpty()) {
            return notSuppressed(facts, policy);
        }
        if (!facts.seesAllFiring()) {
            return StageVerdict.pass(PassReason.TOO_MANY_TO_COMPARE);
        }
        found.sort(ENDS_FIRST);
        return StageVerdict.suppress(found.get(0), facts.isAnnounced() ? AfterStage.NOTIFY : AfterStage.KEEP);
    }

    private static StageVerdict notSuppressed(TriageFacts facts, TriagePolicy policy) {
        boolean still = facts.since().suppressed() && facts.isAnnounced() && !policy.isTooLow(facts.severity());
        return still ? StageVerdict.page(TriageReason.STILL_FIRING) : StageVerdict.pass(PassReason.NOT_SUPPRESSED);
    }
}
