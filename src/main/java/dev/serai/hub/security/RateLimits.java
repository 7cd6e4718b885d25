package dev.serai.hub.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.serai.access.Account;
import dev.serai.hub.http.Problem;
import dev.serai.hub.leader.LiveHubs;
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
 * How often the API may be called, a minute: by one account, and by one address without a valid token. Kept in memory; each hub
 * gives its part of it, so that all together give no more. The least used are forgotten first.
 */
@Component
class RateLimits {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_ENTRIES = 50_000;

    private final Limit users;
    private final Limit addresses;
    private final Limit guesses;

    RateLimits(ApiSettings settings, LiveHubs hubs, Clock clock, MeterRegistry meters) {
        this.users = new Limit("user", settings.rateLimit().user(), hubs, clock, meters);
        this.addresses = new Limit("address", settings.rateLimit().anonymous(), hubs, clock, meters);
        this.guesses = new Limit("address", settings.rateLimit().anonymous(), hubs, clock, meters);
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
        private final LiveHubs hubs;
        private final TimeMeter time;
        private final Counter refused;
        private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterAccess(WINDOW.multipliedBy(2))
                .build();

        Limit(String name, int quota, LiveHubs hubs, Clock clock, MeterRegistry meters) {
            this.name = name;
            this.quota = quota;
            this.hubs = hubs;
            this.time = new ClockTime(clock);
            this.refused = meters.counter("serai.api.rate.limited", "limit", name);
        }

        /** What a request costs of the whole quota, as if each other hub were sent one too. */
        private int price() {
            return Math.min(hubs.count(), quota);
        }

        /** Says in headers what is left at this hub (the IETF's draft of RateLimit fields, structured as RFC 9651). */
        void take(String key, HttpServletResponse response) {
            int price = price();
            ConsumptionProbe probe = buckets.get(key, any -> bucket()).tryConsumeAndReturnRemaining(price);
            response.setHeader("RateLimit-Policy", "\"" + name + "\";q=" + quota / price + ";w=" + WINDOW.toSeconds());
            response.setHeader(
                    "RateLimit",
                    "\"" + name + "\";r=" + probe.getRemainingTokens() / price + ";t="
                            + seconds(
                                    probe.isConsumed()
                                            ? probe.getNanosToWaitForReset()
                                            : probe.getNanosToWaitForRefill()));
            if (!probe.isConsumed()) {
                refused.increment();
                throw tooMany(quota / price, Math.max(1, seconds(probe.getNanosToWaitForRefill())));
            }
        }

        void giveBack(String key) {
            Bucket bucket = buckets.getIfPresent(key);
            if (bucket != null) {
                bucket.addTokens(price());
            }
        }

        private Bucket bucket() {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, WINDOW))
                    .withCustomTimePrecision(time)
                    .build();
        }

        private Problem tooMany(int most, long seconds) {
            return new Problem(
                    429,
                    "rate-limited",
                    "Too many requests",
                    "At most " + most + " requests a minute for each " + name + ".",
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
