package dev.serai.hub.intake;

import dev.serai.alert.Folding.FoldStep;
import dev.serai.hub.db.DatabaseFailure;
import dev.serai.hub.incident.IncidentsChanged;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Folds portions, as many as possible in one transaction. One that fails is cut in halves until the delivery at fault stands
 * alone, and only that one is kept back: in quarantine when the database refuses its values, else for later. What meets rows that others hold is set aside and tried again beside all others.
 */
@Component
class PortionFolds {

    private static final Logger LOG = LoggerFactory.getLogger(PortionFolds.class);

    /** How long after a lock was met others are expected. */
    private static final Duration WARY = Duration.ofSeconds(5);

    /** How long others wait at most for those whose rows are held. */
    private static final Duration ASIDES = Duration.ofMillis(200);

    private final FoldWriter writer;
    private final UnfoldedDeliveries unfolded;
    private final MeterRegistry meters;
    private final Timer commit;
    private final Counter[] steps;

    PortionFolds(FoldWriter writer, UnfoldedDeliveries unfolded, MeterRegistry meters) {
        this.writer = writer;
        this.unfolded = unfolded;
        this.meters = meters;
        this.commit = meters.timer("serai.intake.fold");
        this.steps = Arrays.stream(FoldStep.values())
                .map(step -> meters.counter(
                        "serai.intake.alerts", "step", step.name().toLowerCase(Locale.ROOT)))
                .toArray(Counter[]::new);
    }

    /** Whose deliveries, and how they are dealt with. */
    private record Folder(String tenant, UnfoldedQueue queue, Map<UUID, Unfit> unfit) {}

    void fold(String tenant, FoldRound round) {
        UnfoldedQueue queue = unfolded.of(tenant);
        Folder folder = new Folder(tenant, queue, round.unfit());
        List<Portion> asides = queue.asides();
        List<Portion> together = new ArrayList<>();
        for (Portion portion : round.portions()) {
            if (!round.isRead(portion)) {
                // Nobody can read it just now; it is due again.
                writer.waitsOn(tenant, portion);
                queue.done(portion);
            } else if (portion.isSuspect()) {
                alone(folder, portion);
            } else {
                together.add(portion);
            }
        }
        if (!together.isEmpty()) {
            fold(folder, withoutUnfit(folder, together), queue.isWary());
        }
        foldAsides(folder, asides);
    }

    /** All at once where the rows are free again; else each for itself, and not so many that others wait for them. */
    private void foldAsides(Folder folder, List<Portion> asides) {
        if (asides.isEmpty() || isFolded(folder, asides)) {
            return;
        }
        long began = System.nanoTime();
        int tried = 0;
        while (tried < asides.size() && System.nanoTime() - began < ASIDES.toNanos()) {
            fold(folder, List.of(asides.get(tried++)), true);
        }
        folder.queue().setAsideFirst(asides.subList(tried, asides.size()));
    }

    private boolean isFolded(Folder folder, List<Portion> asides) {
        try {
            folded(folder, asides, writer.fold(folder.tenant(), asides, true));
            return true;
        } catch (AlertsHeld held) {
            return false;
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e) == DatabaseFailure.LOCKED) {
                return false;
            }
            throw e;
        }
    }

    private void folded(Folder folder, List<Portion> portions, List<FoldStep> done) {
        done.forEach(step -> steps[step.ordinal()].increment());
        portions.forEach(folder.queue()::done);
    }

    private void alone(Folder folder, Portion portion) {
        List<Portion> fit = withoutUnfit(folder, List.of(portion));
        if (!fit.isEmpty()) {
            fold(folder, fit, folder.queue().isWary());
        }
    }

    /** What cannot be read goes into quarantine by itself. */
    private List<Portion> withoutUnfit(Folder folder, List<Portion> portions) {
        List<Portion> fit = new ArrayList<>();
        for (Portion portion : portions) {
            Set<UUID> unfit = new HashSet<>(folder.unfit().keySet());
            unfit.retainAll(portion.deliveries().stream().map(Unfolded::id).toList());
            if (unfit.isEmpty()) {
                fit.add(portion);
            } else {
                for (Portion part : cut(folder, List.of(portion), unfit)) {
                    if (unfit.contains(part.deliveries().get(0).id())) {
                        quarantine(folder, part, folder.unfit());
                    } else {
                        fit.add(part);
                    }
                }
            }
        }
        return fit;
    }

    private List<Portion> cut(Folder folder, List<Portion> portions, Set<UUID> first) {
        List<Portion> parts = writer.split(folder.tenant(), portions, one -> first.contains(one.id()));
        folder.queue().replace(portions, parts);
        return parts;
    }

    private void fold(Folder folder, List<Portion> portions, boolean brief) {
        try {
            List<FoldStep> done =
                    Objects.requireNonNull(commit.record(() -> writer.fold(folder.tenant(), portions, brief)));
            folded(folder, portions, done);
        } catch (AlertsHeld held) {
            folder.queue().becomeWary(WARY);
            held(folder, portions, held);
        } catch (RuntimeException e) {
            failed(folder, portions, e, brief);
        } catch (StackOverflowError e) {
            failed(folder, portions, new IllegalStateException("the delivery is nested too deeply", e), brief);
        }
    }

    private void held(Folder folder, List<Portion> portions, AlertsHeld held) {
        if (deliveries(portions).stream().allMatch(held::isAbout)) {
            portions.forEach(folder.queue()::setAside);
            return;
        }
        for (Portion part : cut(
                folder,
                portions,
                Set.copyOf(deliveries(portions).stream().filter(held::isAbout).toList()))) {
            if (held.isAbout(part.deliveries().get(0).id())) {
                folder.queue().setAside(part);
            } else {
                fold(folder, List.of(part), true);
            }
        }
    }

    private void failed(Folder folder, List<Portion> portions, RuntimeException why, boolean brief) {
        DatabaseFailure failure =
                why instanceof IncidentsChanged.NotFollowedUp ? DatabaseFailure.UNREACHABLE : DatabaseFailure.of(why);
        if (failure == DatabaseFailure.UNREACHABLE || failure == DatabaseFailure.EXHAUSTED) {
            throw why;
        }
        boolean locked = failure == DatabaseFailure.LOCKED;
        if (locked) {
            folder.queue().becomeWary(WARY);
        }
        List<UUID> deliveries = deliveries(portions);
        if (locked && !brief) {
            fold(folder, portions, true);
        } else if (deliveries.size() > 1) {
            for (Portion half : cut(folder, portions, Set.copyOf(deliveries.subList(0, deliveries.size() / 2)))) {
                fold(folder, List.of(half), brief);
            }
        } else if (locked) {
            folder.queue().setAside(portions.get(0));
        } else {
            refused(folder, portions.get(0), why);
        }
    }

    private void refused(Folder folder, Portion portion, RuntimeException why) {
        if (why instanceof DataIntegrityViolationException) {
            quarantine(
                    folder,
                    portion,
                    new Unfit(QuarantineReason.UNSTORABLE, "The database refused the values of this delivery."));
        } else {
            // Nobody knows that it is to blame: it is due again some times.
            LOG.error(
                    "A delivery of source {} could not be folded",
                    portion.deliveries().get(0).source(),
                    why);
            folder.queue().done(portion);
        }
    }

    private void quarantine(Folder folder, Portion portion, Unfit why) {
        Map<UUID, Unfit> reasons = new HashMap<>();
        portion.deliveries().forEach(one -> reasons.put(one.id(), why));
        quarantine(folder, portion, reasons);
    }

    private void quarantine(Folder folder, Portion portion, Map<UUID, Unfit> reasons) {
        if (writer.quarantine(folder.tenant(), portion, reasons)) {
            for (Unfolded one : portion.deliveries()) {
                Unfit why = Objects.requireNonNull(reasons.get(one.id()));
                LOG.warn("A delivery of source {} is in quarantine: {}", one.source(), why.reason());
                Quarantines.count(meters, one.source(), why);
            }
        }
        folder.queue().done(portion);
    }

    private static List<UUID> deliveries(List<Portion> portions) {
        return portions.stream()
                .flatMap(portion -> portion.deliveries().stream())
                .map(Unfolded::id)
                .toList();
    }
}
