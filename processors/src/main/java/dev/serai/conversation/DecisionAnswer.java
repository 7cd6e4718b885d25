package dev.serai.conversation;

import dev.serai.action.ActionState;
import dev.serai.approval.ApprovalState;
import dev.serai.conversation.PictureAction.PictureApproval;
import dev.serai.message.ChatLanguage;
import java.time.Instant;
import java.util.List;

/** "Do it" and "take it back": where either is decided. By words a person withdraws the own request, and decides nothing. */
public final class DecisionAnswer {

    private static final int MOST = 3;

    private final IncidentPicture picture;
    private final DraftWriter writer;

    private DecisionAnswer(IncidentPicture picture, DraftWriter writer) {
        this.picture = picture;
        this.writer = writer;
    }

    /** Where a proposal that was shown is decided. It is never decided here. */
    public static AnswerDraft consent(
            ChatLanguage language, IncidentPicture picture, PictureAction action, Instant now) {
        DraftWriter writer = new DraftWriter(language, now);
        PictureApproval approval = action.approval();
        if (approval == null || approval.state() != ApprovalState.OPEN) {
            new OutcomeAnswer(picture, writer).state(picture.newestLike(action));
            return writer.draft();
        }
        writer.say("%s", "%s", writer.act(action)).cite(action);
        new AdviceAnswer(picture, writer).approval(action);
        writer.say(
                "I decide nothing. Decide with the buttons of its message, or at its link.",
                "Ich entscheide nichts. Entschieden wird mit den Knöpfen der Nachricht dazu oder unter dem Link.");
        return writer.propose(action.id()).draft();
    }

    /** What became of the person's own request, which was to be withdrawn. */
    public static AnswerDraft withdrawn(
            ChatLanguage language, IncidentPicture picture, PictureAction action, Instant now) {
        DraftWriter writer = new DraftWriter(language, now);
        if (action.state() == ActionState.CANCELLED) {
            writer.say(
                            "Withdrawn, and nothing was done: %s",
                            "Zurückgezogen, und nichts wurde getan: %s", writer.act(action))
                    .cite(action);
        } else {
            new OutcomeAnswer(picture, writer).state(action);
        }
        return writer.draft();
    }

    /** Where what waits is withdrawn; nothing is withdrawn here, and nothing that was done is undone. */
    public static AnswerDraft takeBack(ChatLanguage language, IncidentPicture picture, Instant now) {
        DecisionAnswer answer = new DecisionAnswer(picture, new DraftWriter(language, now));
        answer.takeBack();
        return answer.writer.draft();
    }

    private void takeBack() {
        List<PictureAction> open = picture.actions().stream()
                .filter(one -> one.change() && one.waits())
                .limit(MOST)
                .toList();
        writer.say(
                "Nothing was withdrawn, and nothing is undone.",
                "Nichts wurde zurückgezogen, und nichts wird rückgängig gemacht.");
        for (PictureAction one : open) {
            writer.say("This waits for a decision: %s", "Dies wartet auf eine Entscheidung: %s", writer.act(one))
                    .cite(one);
        }
        if (open.isEmpty()) {
            writer.say(
                    "Nothing waits here that could be withdrawn.", "Hier wartet nichts, das sich zurückziehen ließe.");
            picture.actions().stream()
                    .filter(one -> one.change() && one.state() == ActionState.SUCCEEDED)
                    .findFirst()
                    .ifPresent(this::undo);
        } else {
            writer.say(
                    "Who asked for it withdraws it with \"cancel it\", in the conversation where it was asked for; an approver rejects it with the buttons of its message. Undecided it expires by itself.",
                    "Wer darum gebeten hat, zieht es mit „zieh das zurück“ zurück, in dem Gespräch, in dem darum gebeten wurde; wer freigeben darf, lehnt es mit den Knöpfen der Nachricht dazu ab. Ohne Entscheidung verfällt es.");
        }
    }

    private void undo(PictureAction done) {
        new OutcomeAnswer(picture, writer).state(done);
        writer.say(
                "To undo it, ask for the change that does so, for example \"roll back cart\".",
                "Um es umzukehren, bitte um die Änderung, die das tut, zum Beispiel „rolle cart zurück“.");
    }
}
