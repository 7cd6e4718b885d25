package dev.serai.signal;

import dev.serai.signal.SignalAnswer.Agrees;
import dev.serai.signal.SignalAnswer.Holds;
import dev.serai.signal.SignalAnswer.Suppresses;
import dev.serai.signal.SignalDecision.SignalTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an alert is worth a page: the stages that the policy lists are asked in their order, and the first that
 * speaks against it ends that. Equal views and policies give equal decisions.
 */
public final class SignalEngine {

    private final SignalPolicy policy;

    public SignalEngine(SignalPolicy policy) {
        this.policy = policy;
    }

    public SignalDecision decide(SignalView view) {
        List<SignalTrace> trace = new ArrayList<>();
        for (SignalStage stage : policy.stages()) {
            SignalAnswer answer = stage.ask(view, policy);
            trace.add(new SignalTrace(stage, answer));
            if (!(answer instanceof Agrees)) {
                return against(view, answer, trace);
            }
        }
        TriageReason reason = view.isOlderThan(firstCheck()) ? TriageReason.PROMOTED : TriageReason.NEW_INCIDENT;
        return new SignalDecision(view.alert().id(), SignalVerdict.PAGE, reason, null, null, trace);
    }

    private SignalDecision against(SignalView view, SignalAnswer answer, List<SignalTrace> trace) {
        String id = view.alert().id();
        if (answer instanceof Holds holds) {
            return new SignalDecision(id, SignalVerdict.HOLD, holds.reason(), null, holds.until(), trace);
        }
        Suppresses suppresses = (Suppresses) answer;
        return new SignalDecision(
                id,
                SignalVerdict.SUPPRESS,
                suppresses.reason(),
                suppresses.because(),
                nextCheck(view, suppresses),
                trace);
    }

    private Duration firstCheck() {
        return policy.rechecks().after().isEmpty()
                ? Duration.ofDays(1)
                : policy.rechecks().after().get(0);
    }

    /** What fires on is seen again and again; what has ended only while it is young. */
    private @Nullable Instant nextCheck(SignalView view, Suppresses by) {
        Instant firedAt = view.alert().firedAt();
        for (Duration after : policy.rechecks().after()) {
            if (firedAt.plus(after).isAfter(view.now())) {
                return firedAt.plus(after);
            }
        }
        if (!view.alert().isFiring()) {
            return null;
        }
        if (!view.isOlderThan(policy.rechecks().until())) {
            return view.now().plus(policy.rechecks().last());
        }
        return by.reason().isPartOfAnother() ? partCheck(view, by.because()) : null;
    }

    /**
     * What belongs to another is seen again for as long as it fires: when the other explains it no more; while that is not
     * known, ever more seldom, so that what fires for weeks costs little.
     */
    private Instant partCheck(SignalView view, @Nullable String root) {
        Instant ended = view.endOf(root);
        if (ended != null) {
            return ended.plus(policy.folds().lasts());
        }
        long times = Duration.between(view.alert().firedAt(), view.now())
                .dividedBy(policy.rechecks().until());
        return view.now().plus(policy.rechecks().last().multipliedBy(times));
    }
}
