package dev.serai.hub.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.serai.failure.Causes;
import dev.serai.model.ModelOutcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads from what was thrown why a model did not answer. */
final class FailedAttempt {

    private FailedAttempt() {}

    static ModelOutcome outcome(@Nullable Throwable thrown) {
        List<Throwable> causes = Causes.of(thrown);
        if (causes.stream().anyMatch(FailedAttempt::isTimeout)) {
            return ModelOutcome.TIMEOUT;
        }
        if (busy(thrown).isPresent()) {
            return ModelOutcome.BUSY;
        }
        if (isKeyRefused(thrown)) {
            return ModelOutcome.KEY_REFUSED;
        }
        return causes.stream().anyMatch(BrokenOffAnswer.class::isInstance)
                ? ModelOutcome.BROKEN_OFF
                : ModelOutcome.ERROR;
    }

    /** The status that the endpoint answered with, else the innermost exception's name: messages may quote what was sent. */
    static String kind(Throwable thrown) {
        return Causes.first(thrown, HttpException.class)
                .map(answered -> "HTTP " + answered.statusCode())
                .orElseGet(() -> {
                    List<Throwable> causes = Causes.of(thrown);
                    return causes.get(causes.size() - 1).getClass().getSimpleName();
                });
    }

    /** RFC 9110: 401 for no key that it knows, 403 for one that may not. */
    private static boolean isKeyRefused(@Nullable Throwable thrown) {
        return Causes.first(thrown, HttpException.class)
                .filter(answered -> answered.statusCode() == 401 || answered.statusCode() == 403)
                .isPresent();
    }

    static Optional<BusyEndpoint> busy(@Nullable Throwable thrown) {
        return Causes.first(thrown, BusyEndpoint.class);
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof TimeoutException
                || cause instanceof java.util.concurrent.TimeoutException
                || cause instanceof java.net.http.HttpTimeoutException;
    }
}
