package dev.serai.hub.llm;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An endpoint answered 429. */
final class BusyEndpoint extends HttpException {

    static final int STATUS = 429;

    private static final long serialVersionUID = 1L;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final transient @Nullable Duration rest;

    private BusyEndpoint(@Nullable Duration rest) {
        super(STATUS, "the model's endpoint answered 429");
        this.rest = rest;
    }

    /** @param retryAfter seconds; a date, or anything else, counts as nothing */
    static BusyEndpoint of(@Nullable String retryAfter) {
        if (retryAfter == null || !retryAfter.strip().matches("[0-9]{1,9}")) {
            return new BusyEndpoint(null);
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
        return new BusyEndpoint(asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
    }

    /** For how long it wants to be left alone, at most ten minutes; null where it does not say. */
    @Nullable
    Duration rest() {
        return rest;
    }
}
