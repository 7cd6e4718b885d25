package dev.serai.evidence;

import dev.serai.digest.Sha256;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a statement of a database costs.
 *
 * @param database where it runs
 * @param digest identifies the statement; 16 hex digits over its text where the source has none of its own
 * @param statement its text with places for values
 * @param callsPerSecond how often it is called
 * @param sessions how many sessions it keeps busy on average: seconds of work and waiting per second
 * @param waits the same, by what they wait for: {@code Lock:tuple} → sessions
 */
public record QueryStats(
        @Nullable FactObject database,
        String digest,
        String statement,
        double callsPerSecond,
        double sessions,
        Map<String, Double> waits) {

    public QueryStats {
        statement = FactText.needed("statement", statement, FactText.LINE);
        digest = digest == null || digest.isBlank()
                ? Sha256.hex(statement).substring(0, 16)
                : FactText.needed("digest", digest, FactText.NAME);
        FactText.amount("calls_per_second", callsPerSecond);
        FactText.amount("sessions", sessions);
        waits = Collections.unmodifiableMap(new TreeMap<>(FactText.bounded("waits", waits)));
        waits.forEach(FactText::amount);
    }
}
