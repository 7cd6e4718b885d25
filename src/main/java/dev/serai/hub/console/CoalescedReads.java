package dev.serai.hub.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.serai.access.Account;
import dev.serai.hub.http.Problems;
import dev.serai.investigation.ToolPermit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Lets many open pages that fetch themselves after the same event share one reading of the same lists.
 *
 * <p>Nobody gets what was read before they asked: who comes while a reading goes on waits for the next one, which begins when
 * that has ended. So there is one reading of a kind at a time, however many ask. Whoever had asked before a reading began, and gets
 * a thread only after it has ended, shares it too; for these it is kept for a few seconds. Only for operations whose answer is the
 * same for everybody of a tenant with the same permit.
 */
@Component("coalescedReads")
class CoalescedReads {

    static final String READ = "coalescedRead";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 32;

    /** Those that have not begun. */
    private final Map<SameLists, CompletableFuture<PageAnswers>> next = new ConcurrentHashMap<>();

    /** One permit each, which a reading has while it goes on; as many as there are tenants, roles and kinds of pages. */
    private final Map<SameLists, Semaphore> turns = new ConcurrentHashMap<>();

    /** The last one of each kind. */
    private final Cache<SameLists, FinishedRead> last = Caffeine.newBuilder()
            .expireAfterWrite(PATIENCE)
            .scheduler(Scheduler.systemScheduler())
            .maximumSize(MOST_KEPT)
            .build();

    /** Equal for those who may share. */
    record SameLists(String tenant, ToolPermit permit, boolean mustChangePassword, List<PageCall> calls) {}

    /**
     * What whoever reads owes those who wait for it.
     *
     * @param beganAt before anything was read, by {@link System#nanoTime}
     */
    record CoalescedRead(SameLists lists, CompletableFuture<PageAnswers> answers, Semaphore turn, long beganAt) {}

    private record FinishedRead(PageAnswers answers, long beganAt) {

        /** Such times are only told apart by their difference. */
        boolean isNewerThan(long askedAt) {
            return beganAt - askedAt > 0;
        }
    }

    /**
     * The calls, for whoever is to read for all that came before it begins, and who must {@link #leave} in any case; or
     * {@link PageAnswers}, what somebody else has read since.
     *
     * @param askedAt by {@link System#nanoTime}
     * @throws dev.serai.hub.http.Problem when that failed, or lasts too long
     */
    Object join(
            @Body List<PageCall> calls,
            @ExchangeProperty("account") Account account,
            @ExchangeProperty("permit") ToolPermit permit,
            @ExchangeProperty(PageVisits.ASKED_AT) long askedAt,
            Exchange exchange)
            throws InterruptedException {
        SameLists lists = new SameLists(account.tenant(), permit, account.mustChangePassword(), calls);
        FinishedRead finished = last.getIfPresent(lists);
        if (finished != null && finished.isNewerThan(askedAt)) {
            return finished.answers();
        }
        CompletableFuture<PageAnswers> mine = new CompletableFuture<>();
        CompletableFuture<PageAnswers> shared = next.putIfAbsent(lists, mine);
        if (shared != null) {
            return readBy(shared);
        }
        Semaphore turn = turns.computeIfAbsent(lists, key -> new Semaphore(1));
        boolean begun = false;
        try {
            begun = turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            next.remove(lists, mine);
            if (!begun) {
                mine.completeExceptionally(Problems.busy());
            }
        }
        if (!begun) {
            throw Problems.busy();
        }
        exchange.setProperty(READ, new CoalescedRead(lists, mine, turn, System.nanoTime()));
        return calls;
    }

    private static PageAnswers readBy(CompletableFuture<PageAnswers> shared) throws InterruptedException {
        try {
            // It first has to wait for its turn, as long as that may take, and then reads.
            return shared.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw Problems.busy();
        }
    }

    /** For everybody who waits, or has not got as far as that. */
    void answered(@Body PageAnswers answers, @ExchangeProperty(READ) CoalescedRead read) {
        last.put(read.lists(), new FinishedRead(answers, read.beganAt()));
        read.answers().complete(answers);
    }

    /** Who waits in vain is told to come again; the next one may read. */
    void leave(@ExchangeProperty(READ) CoalescedRead read) {
        read.answers().completeExceptionally(Problems.busy());
        read.turn().release();
    }
}
