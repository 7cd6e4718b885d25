package dev.serai.wire;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why something was decided: a code as it is stored, audited and shown. Enums, each with the decision that it explains, and
 * what joins several of them; what an executor says is the one open set, {@code dev.serai.action.ExecutorReason}.
 */
public interface ReasonCode {

    /** As stored and shown: words in capitals, joined by {@code _}. */
    String name();

    /** The one reader: that of these which is stored under the name; empty for none, and for one of another decision. */
    static <E extends Enum<E> & ReasonCode> Optional<E> find(Class<E> type, @Nullable String stored) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(stored))
                .findFirst();
    }
}
