package dev.serai.oncall;

import java.util.List;

/**
 * One step of a chain.
 *
 * @param call who is called
 * @param waitSeconds how long somebody has to acknowledge before the next step
 */
public record EscalationStep(List<CallTarget> call, long waitSeconds) {

    public EscalationStep {
        call = List.copyOf(call);
    }
}
