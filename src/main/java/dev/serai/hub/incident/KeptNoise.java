package dev.serai.hub.incident;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.serai.hub.http.Problems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps statistics for a minute, and counts the same ones once at a time, so that however many ask, most connections are left
 * to other reads. Who comes while they are counted gets what comes of it.
 */
@Component
class KeptNoise {

    static final Duration KEPT = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ENTRIES = 100;
    private static final int AT_ONCE = 2;

    private final Clock clock;
    private final Cache<NoiseQuestion, CountedNoise> kept =
            Caffeine.newBuilder().maximumSize(ENTRIES).build();
    private final Map<NoiseQuestion, CompletableFuture<CountedNoise>> going = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(AT_ONCE);

    KeptNoise(Clock clock) {
        this.clock = clock;
    }

    /** Equal for those who may share. */
    record NoiseQuestion(String tenant, int days) {}

    /** @param at when the counting began */
    private record CountedNoise(Instant at, Map<String, @Nullable Object> row) {}

    /**
     * What the counting says, or said a minute ago at most. What fails is told and not kept.
     *
     * @throws dev.serai.hub.http.Problem busy, when it lasts too long, or somebody else's counting failed
     */
    Map<String, @Nullable Object> answer(NoiseQuestion question, Supplier<Map<String, @Nullable Object>> counting)
            throws InterruptedException {
        CountedNoise known = known(question);
        if (known != null) {
            return known.row();
        }
        CompletableFuture<CountedNoise> mine = new CompletableFuture<>();
        CompletableFuture<CountedNoise> shared = going.putIfAbsent(question, mine);
        if (shared != null) {
            return countedBy(shared).row();
        }
        try {
            // Somebody may have ended between the two looks.
            CountedNoise since = known(question);
            CountedNoise counted = since == null ? counted(question, counting) : since;
            mine.complete(counted);
            return counted.row();
        } finally {
            going.remove(question, mine);
            mine.completeExceptionally(Problems.busy());
        }
    }

    private @Nullable CountedNoise known(NoiseQuestion question) {
        CountedNoise counted = kept.getIfPresent(question);
        return counted != null && clock.instant().isBefore(counted.at().plus(KEPT)) ? counted : null;
    }

    private CountedNoise counted(NoiseQuestion question, Supplier<Map<String, @Nullable Object>> counting)
            throws InterruptedException {
        if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw Problems.busy();
        }
        try {
            CountedNoise counted = new CountedNoise(clock.instant(), counting.get());
            kept.put(question, counted);
            return counted;
        } finally {
            places.release();
        }
    }

    private static CountedNoise countedBy(CompletableFuture<CountedNoise> shared) throws InterruptedException {
        try {
            return shared.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw Problems.busy();
        }
    }
}
