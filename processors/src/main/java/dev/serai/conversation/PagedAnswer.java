package dev.serai.conversation;

import dev.serai.conversation.Citation.CitationKind;
import dev.serai.conversation.IncidentPicture.PictureDecision;
import dev.serai.signal.SignalVerdict;
import dev.serai.signal.SignalWords;
import dev.serai.signal.TriageReason;
import org.jspecify.annotations.Nullable;

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
        return writer.language().pick(SignalWords.why(decision.reason(), because), german(decision.reason(), because));
    }

    private static String german(TriageReason reason, @Nullable String because) {
        String of = because == null ? "" : ": " + because;
        return switch (reason) {
            case NEW_INCIDENT -> "nichts spricht dagegen";
            case REOPENED -> "er war vorbei und ist wieder da";
            case STILL_FIRING -> "was ihn unterdrückte, ist vorbei, und er feuert noch";
            case SEVERITY -> "sein Schweregrad verlangt es so";
            case TEST_ENVIRONMENT -> "aus seiner Umgebung wird niemand benachrichtigt";
            case FLAPPING -> "er kommt und geht zu oft";
            case DUPLICATE_OF_OPEN -> "sein Vorfall ist schon bekannt";
            case PERSON_REQUEST -> "jemand hat diese Änderung verlangt";
            case SELF_RESOLVED -> "nichts feuert mehr";
            case SILENCED -> "er ist stummgeschaltet";
            case MAINTENANCE -> "ein Wartungsfenster erwartet ihn";
            case MUTED -> "die Regeln benachrichtigen um diese Zeit niemanden";
            case INHIBITED -> "ein anderer Alarm, der feuert, erklärt ihn";
            case HELD -> "er endet vielleicht gleich von selbst";
            case AWAITS_ROOT -> "seine Ursache zeigt sich vielleicht gleich";
            case SELF_RESOLVED_IN_HOLD -> "er endete von selbst, bevor jemand davon wissen musste";
            case OWNED -> "jemand arbeitet schon daran" + of;
            case EXPECTED_CHANGE -> "eine angekündigte Änderung erwartet ihn" + of;
            case RECOVERED -> "sein Messwert ist wieder auf der guten Seite";
            case AT_BASELINE -> "sein Messwert ist seit langem auf dieser Höhe";
            case FOLDED -> "er ist die Folge einer Ursache" + of;
            case GATHERED -> "so viele Dienste haben dasselbe, dass eine Nachricht für alle genügt" + of;
            case PROMOTED -> "er ist noch oder wieder da";
        };
    }
}
