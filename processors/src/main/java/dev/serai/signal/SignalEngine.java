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
                id, SignalVerdict.SUPPRESS, suppresses.reason(), suppresses.because(), nextCheck(view), trace);
    }

    private Duration firstCheck() {
        return policy.rechecks().after().isEmpty()
                ? Duration.ofDays(1)
                : policy.rechecks().after().get(0);
    }

    /** What fires on is seen again and again, at the interval of the last two; what has ended only while it is young. */
    private @Nullable Instant nextCheck(SignalView view) {
        Instant firedAt = view.alert().firedAt();
        for (Duration after : policy.rechecks().after()) {
            if (firedAt.plus(after).isAfter(view.now())) {
                return firedAt.plus(after);
            }
        }
        boolean goesOn =
                view.alert().isFiring() && !view.isOlderThan(policy.rechecks().until());
        return goesOn
                ? view.now()
                        .plus(policy.rechecks()
                                .after()
                                .get(policy.rechecks().after().size() - 1))
                : null;
    }
}
