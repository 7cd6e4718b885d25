package dev.serai.conversation;

import dev.serai.action.RefusalReason;
import dev.serai.incident.IncidentState;
import dev.serai.language.ChangeVerb;
import dev.serai.language.NamedObject;
import dev.serai.signal.SignalVerdict;
import dev.serai.signal.TriageReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of an incident, without secrets, in one consistent view.
 *
 * @param place cluster, namespace and workload, as far as they are known
 * @param alerts the newest first
 * @param evidence the newest first
 * @param analysis the newest that can be used; null before there is one
 * @param actions changes and probes, the newest first
 * @param requested changes of the very same object that wait or run for another incident or a person's request
 * @param beside what became of the newest changes of the very same object for other incidents and requests
 * @param held what was not proposed for now since it last came back, and was not since, the newest first
 * @param earlier when there was trouble of the kind before
 */
public record IncidentPicture(
        PictureIncident incident,
        String place,
        List<PictureAlert> alerts,
        List<PictureEvidence> evidence,
        @Nullable PictureAnalysis analysis,
        List<PictureAction> actions,
        List<PictureAction> requested,
        List<PictureAction> beside,
        List<PictureHeld> held,
        PictureEarlier earlier) {

    public IncidentPicture {
        alerts = List.copyOf(alerts);
        evidence = List.copyOf(evidence);
        actions = List.copyOf(actions);
        requested = List.copyOf(requested);
        beside = List.copyOf(beside);
        held = List.copyOf(held);
    }

    /**
     * Whether people are notified.
     *
     * @param paged the last decision that notified people; null for none
     * @param last what was decided last; null before anything was
     */
    public record PicturePaging(@Nullable PictureDecision paged, @Nullable PictureDecision last) {}

    /**
     * A decision.
     *
     * @param because the title of what explains it; null where it is the incident's own
     * @param due when it is decided again; null where nobody knows
     */
    public record PictureDecision(
            SignalVerdict verdict, TriageReason reason, Instant at, @Nullable String because, @Nullable Instant due) {}

    /**
     * Trouble before.
     *
     * @param returns when this incident came back after it was over, the newest first
     * @param past earlier incidents of the same key or workload, the newest first
     * @param times how often there was any, this time included
     * @param first when for the first time
     */
    public record PictureEarlier(List<PictureReturn> returns, List<PicturePast> past, int times, Instant first) {

        public PictureEarlier {
            returns = List.copyOf(returns);
            past = List.copyOf(past);
        }
    }

    List<PictureReturn> returns() {
        return earlier.returns();
    }

    List<PicturePast> past() {
        return earlier.past();
    }

    /**
     * The incident itself.
     *
     * @param objects the names of its workload and of what else its alerts name; empty where nobody knows
     * @param paging why people were notified, or not
     */
    public record PictureIncident(
            UUID id,
            String title,
            IncidentState state,
            Instant openedAt,
            @Nullable Instant resolvedAt,
            @Nullable String acknowledgedBy,
            Set<String> objects,
            PicturePaging paging) {

        public PictureIncident {
            objects = Set.copyOf(objects);
        }
    }

    /** One of its alerts. */
    public record PictureAlert(UUID id, String title, boolean firing, Instant lastSeen) {}

    /** One of its observations. */
    public record PictureEvidence(UUID id, String source, String excerpt, Instant at) {}

    /**
     * The same with those changes only that are about what is asked about: what people asked to do to other objects answers
     * no question about this one.
     *
     * @param subject the object that the question names; null for none, where the incident's own is meant
     */
    public IncidentPicture proposedFor(@Nullable NamedObject subject) {
        return with(actions.stream()
                .filter(one -> ChangeSubject.isAbout(one.origin(), subject, incident.objects()))
                .toList());
    }

    /**
     * The same with those changes only that a question names, whoever asked for them and for whichever incident; as it is
     * where it names none.
     *
     * @param verb null where the question says only "it"
     * @param subject the object that the question names; null for none
     */
    public IncidentPicture named(@Nullable ChangeVerb verb, @Nullable NamedObject subject) {
        if (verb == null) {
            return this;
        }
        List<PictureAction> fitting = Stream.concat(actions.stream(), beside.stream())
                .filter(one -> one.change() && one.what().kamelet().equals(verb.action()))
                .filter(one -> isOf(one.origin().object(), subject))
                .sorted(Comparator.comparing(PictureAction::at).reversed())
                .toList();
        return with(fitting);
    }

    private static boolean isOf(@Nullable NamedObject object, @Nullable NamedObject subject) {
        return object == null || subject == null || ChangeSubject.isOf(object, subject);
    }

    private IncidentPicture with(List<PictureAction> fitting) {
        return new IncidentPicture(
                incident, place, alerts, evidence, analysis, fitting, requested, beside, held, earlier);
    }

    /** Whether it goes on. */
    public boolean isOpen() {
        return incident.state() != IncidentState.RESOLVED;
    }

    /** The newest change that is still to be decided. */
    public Optional<PictureAction> openProposal() {
        return actions.stream().filter(one -> one.change() && one.waits()).findFirst();
    }

    /** The newest change, whatever became of it. */
    Optional<PictureAction> lastChange() {
        return actions.stream().filter(PictureAction::change).findFirst();
    }

    /** Changes, the newest first; those of other incidents and requests where this one has none. */
    List<PictureAction> changes() {
        List<PictureAction> own = actions.stream().filter(PictureAction::change).toList();
        return own.isEmpty() ? beside : own;
    }

    /** The newest change that does the same as this one, which may have been asked for since. */
    PictureAction newestLike(PictureAction action) {
        return Stream.concat(actions.stream(), beside.stream())
                .filter(one -> one.change() && one.what().equals(action.what()))
                .max(Comparator.comparing(PictureAction::at))
                .orElse(action);
    }

    /** When the incident came back after it, so that what it did then says nothing about now; empty where it did not. */
    Optional<Instant> cameBackAfter(PictureAction action) {
        Stream<Instant> begins = beside.contains(action) ? Stream.of(incident.openedAt()) : Stream.of();
        return Stream.concat(begins, returns().stream().map(PictureReturn::againAt))
                .filter(again -> again.isAfter(action.at()))
                .min(Instant::compareTo);
    }

    /**
     * The incident was over, and came back.
     *
     * @param overAt null where nobody knows
     */
    public record PictureReturn(@Nullable Instant overAt, Instant againAt) {}

    /**
     * A playbook's step that was not proposed, and may be later.
     *
     * @param detail the state of what was in the way, or the budget; may be empty
     */
    public record PictureHeld(String playbook, RefusalReason reason, String detail, Instant at) {}

    /**
     * Reads what {@code sql/conversation-incident.sql} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static IncidentPicture read(String json) {
        return IncidentPictureReader.read(StoredPage.safe(json));
    }
}
