package dev.serai.hub.intake;

import dev.serai.alert.Folding.FoldStep;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import dev.serai.hub.db.TenantContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Folds portions, each in the transaction that notes that it is folded; what another hub has folded is left out. */
@Component
class FoldWriter {

    private final InboxRows inbox;
    private final QuarantineWriter quarantine;
    private final IntakeBatch batch;
    private final IntakeTransactions transactions;
    private final Clock clock;

    FoldWriter(
            InboxRows inbox,
            QuarantineWriter quarantine,
            IntakeBatch batch,
            IntakeTransactions transactions,
            Clock clock) {
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.batch = batch;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * All or nothing of them.
     *
     * @param brief to fail where a row is not free within a moment
     * @return what their alerts did
     * @throws AlertsHeld which of them are about alerts that others hold, where it must not wait for them
     */
    List<FoldStep> fold(String tenant, List<Portion> portions, boolean brief) {
        return in(tenant, brief, () -> {
            List<Unfolded> mine = claimed(tenant, portions);
            if (mine.isEmpty()) {
                return List.of();
            }
            if (brief) {
                batch.refuseHeld(tenant, mine);
            }
            return batch.fold(tenant, mine);
        });
    }

    /** Keeps it out of the way, with its reasons, and no longer remembers it: it may be delivered again. False when another hub has dealt with it. */
    boolean quarantine(String tenant, Portion portion, Map<UUID, Unfit> reasons) {
        return in(tenant, false, () -> {
            List<InboxRows.Quarantined> rows = claimed(tenant, List.of(portion)).stream()
                    .map(one -> new InboxRows.Quarantined(one, Objects.requireNonNull(reasons.get(one.id()))))
                    .toList();
            inbox.forgetKeys(
                    tenant, rows.stream().map(InboxRows.Quarantined::delivery).toList());
            quarantine.put(tenant, rows, clock.instant().truncatedTo(ChronoUnit.MICROS));
            return !rows.isEmpty();
        });
    }

    /** Makes two portions of these: first those that the test holds for, then the others; one without any is left out. */
    List<Portion> split(String tenant, List<Portion> portions, Predicate<Unfolded> first) {
        int attempts = portions.stream().mapToInt(Portion::attempts).max().orElse(0);
        return in(tenant, false, () -> {
            List<Unfolded> mine = claimed(tenant, portions);
            List<Portion> parts = new ArrayList<>();
            for (Predicate<Unfolded> which : List.of(first, first.negate())) {
                List<Unfolded> some = mine.stream().filter(which).toList();
                if (!some.isEmpty()) {
                    Portion part = new Portion(Ids.next(), some, attempts);
                    inbox.putBack(tenant, part);
                    parts.add(part);
                }
            }
            return parts;
        });
    }

    /** Makes portions of it whose payloads are no larger together than that, and at least one delivery each, in their order. */
    List<Portion> apart(String tenant, Portion portion, long mostBytes) {
        return in(tenant, false, () -> {
            List<Portion> parts = new ArrayList<>();
            List<Unfolded> some = new ArrayList<>();
            long bytes = 0;
            for (Unfolded one : claimed(tenant, List.of(portion))) {
                if (!some.isEmpty() && bytes + one.bytes() > mostBytes) {
                    parts.add(new Portion(Ids.next(), some, portion.attempts()));
                    some = new ArrayList<>();
                    bytes = 0;
                }
                some.add(one);
                bytes += one.bytes();
            }
            if (!some.isEmpty()) {
                parts.add(new Portion(Ids.next(), some, portion.attempts()));
            }
            parts.forEach(part -> inbox.putBack(tenant, part));
            return parts;
        });
    }

    /** Nobody can read it just now, which is not its fault. */
    void waitsOn(String tenant, Portion portion) {
        in(tenant, false, () -> inbox.waitsOn(tenant, portion));
    }

    private List<Unfolded> claimed(String tenant, List<Portion> portions) {
        Set<UUID> mine = inbox.claim(tenant, portions.stream().map(Portion::id).toList());
        return portions.stream()
                .filter(portion -> mine.contains(portion.id()))
                .flatMap(portion -> portion.deliveries().stream())
                .toList();
    }

    private <T> T in(String tenant, boolean brief, Supplier<T> work) {
        return PurposeContext.in(Purpose.INTAKE, () -> TenantContext.in(tenant, () -> transactions.in(brief, work)));
    }
}
