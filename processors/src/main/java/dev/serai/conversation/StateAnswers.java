package dev.serai.conversation;

import dev.serai.action.ActionState;
import dev.serai.language.InquiryKind;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Answers about an incident from what is stored of it: nothing is guessed, and what is not known is said. */
public final class StateAnswers {

    private final IncidentPicture picture;
    private final DraftWriter writer;
    private final StatusAnswer status;
    private final OutcomeAnswer outcome;

    private StateAnswers(IncidentPicture picture, DraftWriter writer) {
        this.picture = picture;
        this.writer = writer;
        this.status = new StatusAnswer(picture, writer);
        this.outcome = new OutcomeAnswer(picture, writer);
    }

    /** The answer to one question; to one that is none of the known, where the incident is and its likely cause. */
    public static AnswerDraft of(
            @Nullable InquiryKind asked, ChatLanguage language, IncidentPicture picture, Instant now) {
        StateAnswers answers = new StateAnswers(picture, new DraftWriter(language, now));
        answers.answer(asked == null ? InquiryKind.STATUS : asked);
        return answers.writer.draft();
    }

    private void answer(InquiryKind kind) {
        switch (kind) {
            case WHY -> {
                status.over();
                new CauseAnswer(picture, writer).say();
                status.requested();
            }
            case WHAT_CHANGED -> new ChangesAnswer(picture, writer).say();
            case SEEN_BEFORE -> new SeenBeforeAnswer(picture, writer).say();
            case PROPOSE -> new AdviceAnswer(picture, writer).say();
            case HELPED -> outcome.say();
            case OUTCOME -> outcome.each();
            case PAGED -> new PagedAnswer(picture, writer).say();
            default -> status();
        }
    }

    private void status() {
        status.say();
        if (picture.isOpen()) {
            if (picture.lastChange()
                    .map(PictureAction::state)
                    .filter(ActionState.SUCCEEDED::equals)
                    .isPresent()) {
                outcome.say();
            }
            new CauseAnswer(picture, writer).say();
        } else if (outcome.isAny()) {
            outcome.say();
        }
        status.requested();
    }

    /** What the hub knows by itself, for whoever reads what a model says about the same. */
    public static AnswerDraft facts(
            @Nullable InquiryKind asked, ChatLanguage language, IncidentPicture picture, Instant now) {
        StateAnswers answers = new StateAnswers(picture, new DraftWriter(language, now));
        if (asked == InquiryKind.WHAT_CHANGED || asked == InquiryKind.SEEN_BEFORE) {
            answers.answer(asked);
        }
        answers.outcome.deeds();
        return answers.writer.draft();
    }
}
