package dev.serai.conversation;

import dev.serai.conversation.Citation.CitationKind;
import dev.serai.conversation.IncidentPicture.PictureDecision;
import dev.serai.signal.SignalVerdict;
import dev.serai.signal.SignalWords;

/** "Why was I (not) paged?": the decision that notified people, or the one that kept it from that. */
final class PagedAnswer {

    private final IncidentPicture picture;
    private final DraftWriter writer;

    PagedAnswer(IncidentPicture picture, DraftWriter writer) {
        this.picture = picture;
        this.writer = writer;
    }

    void say() {
        PictureDecision paged = picture.incident().paging().paged();
        PictureDecision last = picture.incident().paging().last();
        if (paged == null && last == null) {
            writer.say("Nothing is decided about it yet.", "Darüber ist noch nichts entschieden.");
        }
        if (paged != null) {
            say(paged, "People were notified at %s, because %s.", "Um %s wurde benachrichtigt, denn %s.");
        }
        if (last != null && (paged == null || last.reason().isForATime())) {
            notNotified(last);
        }
    }

    private void notNotified(PictureDecision last) {
        if (last.verdict() == SignalVerdict.HOLD && last.due() != null) {
            writer.say(
                    "Held back until %s, because %s.",
                    "Zurückgehalten bis %s, denn %s.", writer.until(last.due()), why(last));
        } else {
            say(last, "Suppressed at %s, because %s.", "Um %s unterdrückt, denn %s.");
        }
    }

    private void say(PictureDecision decision, String english, String german) {
        writer.say(english, german, writer.when(decision.at()), why(decision));
        String title = ShortLine.of(picture.incident().title());
        writer.cite(new Citation(CitationKind.INCIDENT, picture.incident().id(), title, DraftWriter.incident(picture)));
    }

    private String why(PictureDecision decision) {
        String because = decision.because() == null ? null : ShortLine.of(decision.because());
        return writer.language()
                .pick(SignalWords.why(decision.reason(), because), SignalWords.german(decision.reason(), because));
    }
}
