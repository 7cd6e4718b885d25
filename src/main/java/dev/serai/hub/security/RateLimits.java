package dev.serai.hub.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.serai.access.Account;
import dev.serai.hub.http.Problem;
import dev.serai.hub.settings.ApiSettings;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How often the API may be called, a minute: by one account, and by one address without a valid token. Kept in memory,
 * for each instance by itself; the least used are forgotten first.
 */
@Component
class RateLimits {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_ENTRIES = 50_000;

    private final Limit users;
    private final Limit addresses;
    private final Limit guesses;

    RateLimits(ApiSettings settings, Clock clock, MeterRegistry meters) {
        this.users = new Limit("user", settings.rateLimit().user(), clock, meters);
        this.addresses = new Limit("address", settings.rateLimit().anonymous(), clock, meters);
        this.guesses = new Limit("address", settings.rateLimit().anonymous(), clock, meters);
    }

    /** @throws Problem 429 when the account has used up its minute */
    void take(Account account, HttpServletResponse response) {
        users.take(account.tenant() + " " + account.id(), response);
    }

    /** @throws Problem 429 when the address has used up its minute */
    void take(String address, HttpServletResponse response) {
        addresses.take(address, response);
    }

    /**
     * For a cookie of which is not known yet whether it opens anything.
     *
     * @throws Problem 429 when the address has sent as many that do not as it may ask without a token
     */
    void takeGuess(String address, HttpServletResponse response) {
        guesses.take(address, response);
    }

    /** The cookie was no guess. */
    void giveGuessBack(String address) {
        guesses.giveBack(address);
    }

    private static final class Limit {

        private final String name;
        private final int quota;
        private final TimeMeter time;
        private final Counter refused;
        private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterAccess(WINDOW.multipliedBy(2))
                .build();

        Limit(String name, int quota, Clock clock, MeterRegistry meters) {
            this.name = name;
            this.quota = quota;
            this.time = new ClockTime(clock);
            this.refused = meters.counter("serai.api.rate.limited", "limit", name);
        }

        /** Says in headers what is left (the IETF's draft of RateLimit fields, structured as RFC 9651). */
        void take(String key, HttpServletResponse response) {
            ConsumptionProbe probe = buckets.get(key, any -> bucket()).tryConsumeAndReturnRemaining(1);
            response.setHeader("RateLimit-Policy", "\"" + name + "\";q=" + quota + ";w=" + WINDOW.toSeconds());
            response.setHeader(
                    "RateLimit",
                    "\"" + name + "\";r=" + probe.getRemainingTokens() + ";t="
                            + seconds(
                                    probe.isConsumed()
                                            ? probe.getNanosToWaitForReset()
                                            : probe.getNanosToWaitForRefill()));
            if (!probe.isConsumed()) {
                refused.increment();
                throw tooMany(Math.max(1, seconds(probe.getNanosToWaitForRefill())));
            }
        }

        void giveBack(String key) {
            Bucket bucket = buckets.getIfPresent(key);
            if (bucket != null) {
                bucket.addTokens(1);
            }
        }

        private Bucket bucket() {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, WINDOW))
                    .withCustomTimePrecision(time)
                    .build();
        }

        private Problem tooMany(long seconds) {
            return new Problem(
                    429,
                    "rate-limited",
                    "Too many requests",
                    "At most " + quota + " requests a minute for each " + name + ".",
                    Map.of("Retry-After", Long.toString(seconds)));
        }

        private static long seconds(long nanos) {
            return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
        }
    }

    private record ClockTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
