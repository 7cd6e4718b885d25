package dev.serai.hub.replay;

import dev.serai.event.JournalEntry;
import dev.serai.event.ReplayEvent;
import dev.serai.event.Subject;
import dev.serai.hub.intake.RecordedPage;
import dev.serai.hub.intake.RecordedRange;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.replay.ReplayStore.RequestedReplay;
import dev.serai.hub.routes.Live;
import dev.serai.replay.AlertPolicy;
import dev.serai.replay.ReplayComparison;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The steps of a replay. */
@Component("replayRun")
class ReplayRun {

    private static final String FAILURE =
            "It was given up after several attempts. Its job is among the dead ones, with what was wrong, and can be tried again.";

    private final ReplayStore store;
    private final Live<AlertPolicy> policy;
    private final Journal journal;

    ReplayRun(ReplayStore store, Live<AlertPolicy> policy, Journal journal) {
        this.store = store;
        this.policy = policy;
        this.journal = journal;
    }

    /** Sets the property {@code replayRound}. */
    public void begin(@Header("tenant") String tenant, @Header("replayId") String replayId, Exchange exchange) {
        RequestedReplay requested =
                store.begin(tenant, UUID.fromString(replayId)).orElse(null);
        exchange.setProperty(ReplayRound.PROPERTY, new ReplayRound(requested));
    }

    /** Whether there may be more to read. */
    public boolean isOpen(@ExchangeProperty(ReplayRound.PROPERTY) ReplayRound round) {
        return round.isOpen();
    }

    /** Which deliveries are read next. */
    public RecordedRange range(@ExchangeProperty(ReplayRound.PROPERTY) ReplayRound round) {
        return round.next(Objects.requireNonNull(round.requested()));
    }

    public void take(@Body RecordedPage page, @ExchangeProperty(ReplayRound.PROPERTY) ReplayRound round) {
        round.add(page);
    }

    /** Stores what differs. */
    public void end(
            @Header("tenant") String tenant,
            @Header("replayId") String replayId,
            @ExchangeProperty(ReplayRound.PROPERTY) ReplayRound round,
            @Body ReplayComparison comparison) {
        store.end(tenant, UUID.fromString(replayId), round, comparison);
    }

    /** What the hub's policy and the changed one make of what was read. */
    public ReplayComparison compare(@ExchangeProperty(ReplayRound.PROPERTY) ReplayRound round) {
        AlertPolicy changed =
                AlertPolicy.read(Objects.requireNonNull(round.requested()).policy(), UnaryOperator.identity());
        return ReplayComparison.of(policy.get(), changed, round.stream().stream());
    }

    /** Whether there was anything to do. */
    public boolean isWanted(@ExchangeProperty(ReplayRound.PROPERTY) ReplayRound round) {
        return round.requested() != null;
    }

    /** Ends a replay whose job is dead. */
    public void fail(@Header("tenant") String tenant, @Header("replayId") String replayId) {
        UUID id = UUID.fromString(replayId);
        if (store.fail(tenant, id, FAILURE)) {
            journal.record(new JournalEntry(tenant, "system", new ReplayEvent.Failed(new Subject.Replay(id))));
        }
    }
}
