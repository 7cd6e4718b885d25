package dev.serai.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks through the causes of a failure: the only place that follows them. */
public final class Causes {

    /** Deeper than anybody wraps; causes may go round in a circle. */
    private static final int DEPTH = 32;

    private Causes() {}

    /** The failure itself and its causes, from the outermost to the innermost, at most {@value #DEPTH}. */
    public static List<Throwable> of(@Nullable Throwable thrown) {
        List<Throwable> found = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && found.size() < DEPTH; cause = cause.getCause()) {
            found.add(cause);
        }
        return found;
    }

    /** The outermost of a type. */
    public static <T> Optional<T> first(@Nullable Throwable thrown, Class<T> type) {
        return of(thrown).stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The type of the innermost, for the log: a message may say more than the log shall hold. */
    public static String rootName(@Nullable Throwable thrown) {
        List<Throwable> all = of(thrown);
        return all.isEmpty() ? "nothing" : all.get(all.size() - 1).getClass().getSimpleName();
    }
}
