package dev.serai.conversation;

import dev.serai.action.ActionMoveReason;
import dev.serai.action.ActionState;
import dev.serai.action.RefusalReason;
import dev.serai.conversation.PictureAction.PictureEnd;
import dev.serai.message.RefusalWords;
import dev.serai.wire.ReasonCode;
import org.jspecify.annotations.Nullable;

/** Says of a change that ended undone how it ended: by whom, when and why, as far as that is stored. */
final class NotDoneWords {

    private final DraftWriter writer;

    NotDoneWords(DraftWriter writer) {
        this.writer = writer;
    }

    /** @param action that is rejected, expired, cancelled or refused */
    void say(PictureAction action) {
        String what = writer.act(action);
        PictureEnd end = action.end();
        if (end == null) {
            plain(action.state(), what);
        } else {
            ended(action, end, what);
        }
        writer.cite(action);
        ReasonCode.find(RefusalReason.class, action.reason())
                .map(reason -> RefusalWords.of(writer.language(), reason, ""))
                .ifPresent(why -> writer.say("%s", "%s", why));
    }

    private void plain(ActionState state, String what) {
        switch (state) {
            case REJECTED -> writer.say("It was rejected: %s", "Es wurde abgelehnt: %s", what);
            case EXPIRED -> writer.say("Nobody decided in time: %s", "Niemand hat rechtzeitig entschieden: %s", what);
            case CANCELLED -> writer.say("It was withdrawn: %s", "Es wurde zurückgezogen: %s", what);
            default -> writer.say("It was refused: %s", "Es wurde verweigert: %s", what);
        }
    }

    private void ended(PictureAction action, PictureEnd end, String what) {
        String at = writer.when(end.at());
        String by = end.by() == null
                ? because(action.reason())
                : writer.language().pick(" by ", " von ") + ShortLine.of(end.name());
        switch (action.state()) {
            case REJECTED -> writer.say("It was rejected at %s%s: %s", "Es wurde um %s%s abgelehnt: %s", at, by, what);
            case EXPIRED -> writer.say(
                    "Nobody decided in time; it expired at %s: %s",
                    "Niemand hat rechtzeitig entschieden; es verfiel um %s: %s", at, what);
            case CANCELLED -> writer.say(
                    "It was withdrawn at %s%s: %s", "Es wurde um %s%s zurückgezogen: %s", at, by, what);
            default -> writer.say(
                    "It was refused at %s, and did not start: %s",
                    "Es wurde um %s verweigert und begann nicht: %s", at, what);
        }
    }

    private String because(@Nullable String code) {
        return ReasonCode.find(ActionMoveReason.class, code)
                .map(reason -> switch (reason) {
                    case INCIDENT_RESOLVED -> writer.language()
                            .pick(", because the incident was over", ", weil der Vorfall vorbei war,");
                    case PAUSED -> writer.language()
                            .pick(", because automation was paused", ", weil die Automatik angehalten war,");
                    case CANCELLED, SETTLED_BY_PERSON -> "";
                })
                .orElse("");
    }
}
