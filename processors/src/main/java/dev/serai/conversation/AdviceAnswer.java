package dev.serai.conversation;

import dev.serai.action.ActionState;
import dev.serai.action.RefusalReason;
import dev.serai.approval.ApprovalState;
import dev.serai.conversation.IncidentPicture.PictureHeld;
import dev.serai.conversation.PictureAction.PictureApproval;
import dev.serai.message.ChatLanguage;
import dev.serai.message.RefusalWords;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** "What do you propose?": what waits for a decision, or what could be asked for. */
public final class AdviceAnswer {

    private static final Set<ActionState> DONE_OR_DECIDED =
            Set.of(ActionState.APPROVED, ActionState.RUNNING, ActionState.UNKNOWN, ActionState.SUCCEEDED);

    private final IncidentPicture picture;
    private final DraftWriter writer;

    AdviceAnswer(IncidentPicture picture, DraftWriter writer) {
        this.picture = picture;
        this.writer = writer;
    }

    /**
     * What is proposed: what waits, or else a playbook that fits and that nobody asked for or that came to nothing.
     *
     * @param playbooks those whose condition the incident meets, the first one first
     */
    public static AnswerDraft of(ChatLanguage language, IncidentPicture picture, List<String> playbooks, Instant now) {
        String first = playbooks.stream()
                .filter(playbook -> !isResting(picture, playbook))
                .findFirst()
                .orElse(null);
        return of(language, picture, first, null, now);
    }

    /** The same with the playbook that this model chose. */
    public static AnswerDraft chosen(
            ChatLanguage language, IncidentPicture picture, String playbook, String model, Instant now) {
        return of(language, picture, isResting(picture, playbook) ? null : playbook, model, now);
    }

    /** Whether consent to a playbook would be refused now, since the same was done a short while ago. */
    private static boolean isResting(IncidentPicture picture, String playbook) {
        return picture.held().stream()
                .anyMatch(held -> held.reason() == RefusalReason.COOLDOWN
                        && held.playbook().equals(playbook));
    }

    private static AnswerDraft of(
            ChatLanguage language,
            IncidentPicture picture,
            @Nullable String playbook,
            @Nullable String model,
            Instant now) {
        AdviceAnswer answer = new AdviceAnswer(picture, new DraftWriter(language, now));
        answer.say();
        if (picture.openProposal().isEmpty() && playbook != null && answer.isNothingDone()) {
            answer.suggest(playbook, model);
        }
        return answer.writer.draft();
    }

    /** The same where this action was proposed for the question; where it is gone by now, what there is. */
    public static AnswerDraft of(ChatLanguage language, IncidentPicture picture, UUID proposed, Instant now) {
        AdviceAnswer answer = new AdviceAnswer(picture, new DraftWriter(language, now));
        picture.actions().stream()
                .filter(one -> one.id().equals(proposed))
                .findFirst()
                .ifPresentOrElse(answer::proposed, answer::say);
        return answer.writer.draft();
    }

    void say() {
        picture.openProposal().ifPresentOrElse(this::proposed, () -> {
            writer.say("Nothing waits for a decision.", "Nichts wartet auf eine Entscheidung.");
            heldBack();
            picture.lastChange().ifPresent(new OutcomeAnswer(picture, writer)::state);
            picture.requested().forEach(this::inTheWay);
        });
    }

    /** What would have been proposed. */
    void heldBack() {
        picture.held().forEach(this::held);
    }

    /** What would have been proposed, and what stood against it; who needs it sooner has to know. */
    private void held(PictureHeld held) {
        writer.say(
                "The playbook %s was held back at %s: %s",
                "Das Playbook %s wurde um %s zurückgehalten: %s",
                ShortLine.of(held.playbook()),
                writer.when(held.at()),
                RefusalWords.of(writer.language(), held.reason(), ShortLine.of(held.detail())));
        if (held.reason() == RefusalReason.COOLDOWN) {
            writer.say(
                    "It is planned again when that is over. The same change in your own words waits for that too; another one does not.",
                    "Geplant wird wieder, wenn das vorbei ist. Dieselbe Änderung in eigenen Worten wartet ebenso; eine andere nicht.");
        }
    }

    /** While a change of the very same object is open, nothing else is proposed for it. */
    private void inTheWay(PictureAction request) {
        writer.say(
                        "Nothing else is proposed while this change of the same object is open: %s",
                        "Nichts anderes wird vorgeschlagen, solange diese Änderung desselben Objekts offen ist: %s",
                        writer.act(request))
                .cite(request);
        if (request.waits() && request.origin().isOfPerson()) {
            writer.say(
                    "%s asked for it, and takes it back with \"cancel it\" in the conversation where it was asked for.",
                    "Darum hat %s gebeten und nimmt es mit „zieh das zurück“ in dem Gespräch zurück, in dem darum gebeten wurde.",
                    ShortLine.of(request.origin().name()));
        }
    }

    private void proposed(PictureAction action) {
        writer.propose(action.id());
        if (!action.waits()) {
            new OutcomeAnswer(picture, writer).state(action);
            return;
        }
        writer.say("Proposed: %s", "Vorgeschlagen: %s", writer.act(action)).cite(action);
        approval(action);
        writer.say("Say \"do it\" to be shown where it is decided.", "Mit „mach das“ zeige ich, wo entschieden wird.");
    }

    /** Who asked for it, and who is still to decide. */
    void approval(PictureAction action) {
        PictureApproval approval = action.approval();
        if (action.origin().isOfPerson()) {
            writer.say(
                    "%s asked for it.",
                    "Darum hat %s gebeten.", ShortLine.of(action.origin().name()));
        }
        if (action.state() == ActionState.PROPOSED) {
            writer.say(
                    "It is being tried out first; then its approval opens.",
                    "Es wird zuerst probeweise ausgeführt; dann beginnt die Freigabe.");
        }
        if (approval != null && approval.state() == ApprovalState.OPEN) {
            writer.say(
                    "It waits for approval: %d of %d, until %s. Digest %s.",
                    "Es wartet auf Freigabe: %d von %d, bis %s. Prüfsumme %s.",
                    approval.approvals(),
                    approval.quorum(),
                    writer.until(approval.expiresAt()),
                    DraftWriter.digest(approval.digest()));
            writer.cite(DraftWriter.of(approval, writer.act(action)));
        }
    }

    private boolean isNothingDone() {
        return picture.actions().stream().noneMatch(one -> one.change() && DONE_OR_DECIDED.contains(one.state()));
    }

    private void suggest(String playbook, @Nullable String model) {
        SuggestedPlaybook suggested =
                new SuggestedPlaybook(playbook, picture.incident().id(), model);
        String words = RequestWords.suggested(
                writer.language(), suggested, picture.incident().title());
        writer.say("%s", "%s", words).suggest(suggested);
    }
}
