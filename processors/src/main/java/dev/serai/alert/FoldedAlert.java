package dev.serai.alert;

import dev.serai.alert.Folding.FoldStep;
import dev.serai.alert.Folding.Folded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert, and what the deliveries of one batch did to it.
 *
 * @param isNew whether it was never stored
 * @param content the delivery whose content is new, with its environment; null when its content stayed as it was
 * @param artefacts the files that came with it
 * @param transitions its new history, in order
 */
public record FoldedAlert(
        StoredAlert alert,
        boolean isNew,
        @Nullable CurrentAlert content,
        List<Artefact> artefacts,
        List<AlertTransition> transitions) {

    /**
     * What it says now.
     *
     * @param environment by policy; empty until it is known
     */
    public record CurrentAlert(Alert alert, String environment) {}

    /**
     * What one delivery did.
     *
     * @param worse whether an alert that fires got worse by it
     * @param heardAgain whether the alert was stale, and is neither over nor begun anew
     * @param newContent whether it says something new
     */
    public record FoldResult(FoldedAlert alert, FoldStep step, boolean worse, boolean heardAgain, boolean newContent) {

        /** Whether it did more than count. */
        public boolean counts() {
            return !step.isDuplicate() || worse || newContent;
        }
    }

    public FoldedAlert {
        artefacts = List.copyOf(artefacts);
        transitions = List.copyOf(transitions);
    }

    /** One that was stored before. */
    public static FoldedAlert of(StoredAlert stored) {
        return new FoldedAlert(stored, false, null, List.of(), List.of());
    }

    /** The first delivery about an alert never heard of. */
    public static FoldResult first(UUID id, AlertKey key, Alert delivery, Instant now) {
        Folded folded = Folding.fold(null, delivery, now, Duration.ZERO);
        StoredAlert unseen = new StoredAlert(id, key, folded.status(), delivery.severity(), null, null);
        FoldedAlert alert = new FoldedAlert(unseen, true, null, List.of(), List.of()).after(folded, false, delivery);
        return new FoldResult(alert, folded.step(), false, false, true);
    }

    /** Folds one more delivery in; {@code tolerance} is how far the clocks of its source may be apart. */
    public FoldResult take(Alert delivery, Instant now, Duration tolerance) {
        Folded folded = Folding.fold(alert.status(), delivery, now, tolerance);
        boolean wasStale = alert.isStale();
        FoldedAlert next = after(folded, wasStale, delivery);
        boolean worse = folded.step() == FoldStep.REPEATED
                && delivery.state() == AlertState.FIRING
                && delivery.severity().isWorseThan(alert.severity());
        boolean heardAgain = wasStale && folded.step().isDuplicate();
        boolean newContent = !Objects.equals(next.alert.contentHash(), alert.contentHash());
        return new FoldResult(next, folded.step(), worse, heardAgain, newContent);
    }

    private FoldedAlert after(Folded folded, boolean wasStale, Alert delivery) {
        List<AlertTransition> history = AlertTransition.of(folded.step(), wasStale, folded.status())
                .map(transition -> plus(transitions, transition))
                .orElse(transitions);
        FoldedAlert next = new FoldedAlert(alert.with(folded.status()), isNew, content, artefacts, history);
        return folded.step() == FoldStep.OUTDATED ? next : next.says(delivery);
    }

    private FoldedAlert says(Alert delivery) {
        List<Artefact> files = delivery.artefact() == null ? artefacts : plus(artefacts, delivery.artefact());
        String hash = ContentHash.of(delivery.content());
        boolean saysNothingNew =
                hash.equals(alert.contentHash()) || alert.contentHash() != null && delivery.saysOnlyOver();
        return saysNothingNew
                ? new FoldedAlert(alert, isNew, content, files, transitions)
                : new FoldedAlert(
                        alert.with(delivery.severity(), hash),
                        isNew,
                        new CurrentAlert(delivery, ""),
                        files,
                        transitions);
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    /** Says where the content that is new belongs. */
    public FoldedAlert liesIn(String environment) {
        return content == null
                ? this
                : new FoldedAlert(alert, isNew, new CurrentAlert(content.alert(), environment), artefacts, transitions);
    }

    public FoldedAlert joins(UUID incident) {
        return new FoldedAlert(alert.in(incident), isNew, content, artefacts, transitions);
    }
}
