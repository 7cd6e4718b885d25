package dev.serai.conversation;

import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.conversation.IncidentPicture.PictureDeed;
import dev.serai.conversation.IncidentPicture.PicturePast;
import dev.serai.message.ChatLanguage;
import dev.serai.message.StateWords;
import java.time.Duration;
import java.time.Instant;

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
        if (picture.past().isEmpty()) {
            writer.say(
                    "No, no earlier incident of this workload or this key is stored.",
                    "Nein, es ist kein früherer Vorfall dieses Dienstes oder Schlüssels gespeichert.");
        }
        picture.past().stream().limit(MOST).forEach(this::past);
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
            writer.say("Then: %s", "Damals: %s", ShortLine.of(past.summary()));
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
