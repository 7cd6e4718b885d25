package dev.serai.conversation;

import dev.serai.action.ActionState;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.conversation.IncidentPicture.PictureReturn;
import dev.serai.conversation.PicturePast.PictureDeed;
import dev.serai.message.ChatLanguage;
import dev.serai.message.StateWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** "Have we seen this?": earlier incidents of the same key or workload, and what ended them. */
final class SeenBeforeAnswer {

    private static final int MOST = 3;

    private final IncidentPicture picture;
    private final DraftWriter writer;

    SeenBeforeAnswer(IncidentPicture picture, DraftWriter writer) {
        this.picture = picture;
        this.writer = writer;
    }

    void say() {
        boolean itself = itself();
        if (picture.past().isEmpty() && !itself) {
            writer.say(
                    "No, I know of no earlier incident like this one.",
                    "Nein, ich kenne keinen früheren Vorfall wie diesen.");
        }
        picture.past().stream().limit(MOST).forEach(this::past);
        times();
    }

    private void times() {
        int times = picture.earlier().times();
        if (times > 1) {
            writer.say(
                    "%d times in all, the first at %s.",
                    "Insgesamt %d Mal, das erste Mal um %s.",
                    times,
                    writer.when(picture.earlier().first()));
        }
    }

    /** This incident was over before, or is now: what ended it is what is asked for. */
    private boolean itself() {
        Instant over = picture.incident().resolvedAt();
        if (!picture.isOpen() && over != null && picture.returns().isEmpty()) {
            ended(over);
            return true;
        }
        if (picture.returns().isEmpty()) {
            return false;
        }
        picture.returns().forEach(this::cameBack);
        picture.actions().stream()
                .filter(one -> one.state() == ActionState.SUCCEEDED
                        && picture.cameBackAfter(one).isPresent())
                .filter(PictureAction::change)
                .limit(MOST)
                .forEach(this::done);
        return true;
    }

    private void cameBack(PictureReturn one) {
        String again = writer.when(one.againAt());
        if (one.overAt() == null) {
            writer.say(
                    "Yes: this very incident was over before; it came back at %s.",
                    "Ja: Genau dieser Vorfall war schon vorbei; um %s kam er wieder.", again);
        } else {
            writer.say(
                    "Yes: this very incident was over at %s; it came back at %s.",
                    "Ja: Genau dieser Vorfall war um %s vorbei; um %s kam er wieder.",
                    writer.when(one.overAt()),
                    again);
        }
    }

    /** The one that is over, with what was done about it. */
    private void ended(Instant over) {
        writer.say(
                "Yes: this very incident, from %s to %s.",
                "Ja: genau dieser Vorfall, von %s bis %s.",
                writer.when(picture.incident().openedAt()),
                writer.when(over));
        List<PictureAction> done = picture.actions().stream()
                .filter(one -> one.change() && one.state() == ActionState.SUCCEEDED)
                .limit(MOST)
                .toList();
        done.forEach(this::done);
        if (done.isEmpty()) {
            writer.say("It ended by itself, as far as is known here.", "Er endete von selbst, soweit hier bekannt.");
        }
    }

    private void done(PictureAction action) {
        deed(new PictureDeed(action.what(), action.state(), action.verification()));
        writer.cite(action);
    }

    private void past(PicturePast past) {
        Instant end = past.resolvedAt();
        String title = ShortLine.of(past.title());
        writer.say("Yes: %s, %s.", "Ja: %s, %s.", title, writer.when(past.openedAt()));
        writer.cite(new Citation(CitationKind.INCIDENT, past.id(), title, "/api/v1/incidents/" + past.id()));
        if (end != null) {
            String took = writer.amount(Duration.between(past.openedAt(), end));
            writer.say("It lasted %s.", "Das dauerte %s.", took);
        }
        if (!past.summary().isBlank()) {
            writer.say("Then: %s", "Damals: %s", ShortLine.of(CauseWords.in(writer.language(), past.summary())));
        }
        past.done().forEach(this::deed);
    }

    private void deed(PictureDeed deed) {
        ChatLanguage language = writer.language();
        String outcome = deed.verification() == VerificationVerdict.PASSED
                ? language.pick("it helped", "es half")
                : deed.verification() == VerificationVerdict.FAILED
                        ? language.pick("it did not help", "es half nicht")
                        : StateWords.of(language, deed.state());
        writer.say(
                "Done then: %s: %s.",
                "Damals: %s: %s.", ShortLine.of(deed.what().in(language)), outcome);
    }
}
