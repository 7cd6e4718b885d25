package dev.serai.hub.llm;

import dev.serai.hub.llm.ModelAnswer.ModelFailed;
import dev.serai.hub.llm.ModelAttempt.AttemptResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way through {@code direct:model-call}: which models are left to be asked, and what came of the others.
 *
 * @param left to be asked, in their order
 * @param startedNanos when it began, by {@link System#nanoTime()}
 * @param attempt the model that is being asked
 * @param result what came of that attempt
 * @param failure what came of the first one that failed
 * @param answer once it is certain
 */
record ModelCall(
        ModelRequest request,
        List<ConfiguredModel> left,
        long startedNanos,
        @Nullable ModelAttempt attempt,
        @Nullable AttemptResult result,
        @Nullable ModelFailed failure,
        @Nullable ModelAnswer answer) {

    ModelCall {
        left = List.copyOf(left);
    }

    static ModelCall of(ModelRequest request, List<ConfiguredModel> candidates) {
        return new ModelCall(request, candidates, System.nanoTime(), null, null, null, null);
    }

    /** Whether there is no answer yet. Read by the route. */
    public boolean isOpen() {
        return answer == null;
    }

    long elapsedMs() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }

    ModelCall without(ConfiguredModel model) {
        return new ModelCall(
                request,
                left.stream().filter(one -> !one.equals(model)).toList(),
                startedNanos,
                null,
                null,
                failure,
                answer);
    }

    /** The model that was just asked is asked once more, before the others. */
    ModelCall again(ConfiguredModel model) {
        List<ConfiguredModel> all = new ArrayList<>(left);
        all.add(0, model);
        return new ModelCall(request, all, startedNanos, null, null, failure, answer);
    }

    ModelCall trying(ModelAttempt next) {
        return new ModelCall(request, left, startedNanos, next, null, failure, answer);
    }

    ModelCall tried(AttemptResult what) {
        return new ModelCall(request, left, startedNanos, attempt, what, failure, answer);
    }

    ModelCall failed(ModelFailed why) {
        return new ModelCall(request, left, startedNanos, null, null, failure == null ? why : failure, answer);
    }

    ModelCall answered(ModelAnswer now) {
        return new ModelCall(request, left, startedNanos, null, null, failure, now);
    }
}
