package dev.serai.conversation;

import dev.serai.action.ActionState;
import dev.serai.conversation.IncidentPicture.PictureEvidence;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** "What changed?": rollouts that were seen, and what the hub did. */
final class ChangesAnswer {

    private static final int MOST = 3;
    private static final int MOST_LINES = 6;
    private static final Pattern ROLLOUT =
            Pattern.compile("rollout|history|replicaset|deployment|revision|release|commit");

    private final IncidentPicture picture;
    private final DraftWriter writer;

    ChangesAnswer(IncidentPicture picture, DraftWriter writer) {
        this.picture = picture;
        this.writer = writer;
    }

    void say() {
        List<PictureEvidence> changes = picture.evidence().stream()
                .filter(one ->
                        ROLLOUT.matcher(one.source().toLowerCase(Locale.ROOT)).find())
                .limit(MOST)
                .toList();
        List<PictureAction> done = picture.actions().stream()
                .filter(one -> one.change() && one.state() == ActionState.SUCCEEDED)
                .limit(MOST)
                .toList();
        if (changes.isEmpty() && done.isEmpty()) {
            writer.say(
                    "I know of no change: no rollout and no action is stored with this incident.",
                    "Ich weiß von keiner Änderung: Zu diesem Vorfall ist kein Rollout und keine Aktion gespeichert.");
        }
        for (PictureEvidence change : changes) {
            writer.say("Seen at %s:", "Gesehen um %s:", writer.when(change.at()));
            ShortLine.lines(change.excerpt()).limit(MOST_LINES).forEach(line -> writer.say("> %s", "> %s", line));
            writer.cite(DraftWriter.of(picture, change));
        }
        done.forEach(one -> writer.say(
                        "Serai did: %s, %s.", "Serai hat ausgeführt: %s, %s.", writer.act(one), writer.when(one.at()))
                .cite(one));
    }
}
