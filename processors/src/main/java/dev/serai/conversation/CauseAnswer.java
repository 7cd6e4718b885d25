package dev.serai.conversation;

import dev.serai.action.ActionState;
import dev.serai.conversation.Citation.CitationKind;
import dev.serai.conversation.IncidentPicture.PictureEvidence;
import dev.serai.conversation.PictureAnalysis.PictureCause;
import dev.serai.message.DecisiveLines;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** "Why?": the likely causes, each with the lines of what was observed that show it. */
final class CauseAnswer {

    private static final int MOST = 3;
    private static final int MOST_QUOTES = 2;
    private static final String PATTERNS = "patterns";

    private final IncidentPicture picture;
    private final DraftWriter writer;

    CauseAnswer(IncidentPicture picture, DraftWriter writer) {
        this.picture = picture;
        this.writer = writer;
    }

    void say() {
        PictureAnalysis analysis = picture.analysis();
        if (analysis == null) {
            writer.say(
                    "I do not know the cause: there is no analysis of this incident yet.",
                    "Ich kenne die Ursache nicht: Zu diesem Vorfall gibt es noch keine Analyse.");
            latestEvidence();
            return;
        }
        past(analysis);
        Citation source = new Citation(
                CitationKind.ANALYSIS, analysis.id(), analysis.analyst(), DraftWriter.incident(picture) + "/analyses");
        if (analysis.causes().isEmpty()) {
            writer.say(
                            "No cause was found. %s",
                            "Es wurde keine Ursache gefunden. %s",
                            ShortLine.of(CauseWords.in(writer.language(), analysis.summary())))
                    .cite(source);
            latestEvidence();
            return;
        }
        analysis.causes().stream().limit(MOST).forEach(cause -> cause(analysis, cause, source));
    }

    /** What was found before something happened says nothing about now. */
    private void past(PictureAnalysis analysis) {
        if (!picture.isOpen()) {
            return;
        }
        Optional<PictureAction> done = picture.actions().stream()
                .filter(one -> one.change() && one.state() == ActionState.SUCCEEDED)
                .filter(one -> one.at().isAfter(analysis.at()))
                .findFirst();
        boolean cameBack =
                picture.returns().stream().anyMatch(one -> one.againAt().isAfter(analysis.at()));
        if (cameBack) {
            writer.say(
                    "Found at %s, before it came back:",
                    "Gefunden um %s, bevor er wiederkam:", writer.when(analysis.at()));
        } else if (done.isPresent()) {
            writer.say(
                    "Found at %s, before this was done: %s",
                    "Gefunden um %s, bevor das getan wurde: %s", writer.when(analysis.at()), writer.act(done.get()));
        }
    }

    private void cause(PictureAnalysis analysis, PictureCause cause, Citation source) {
        String who = analysis.analyst().equals(PATTERNS) ? "" : writer.said(analysis.analyst());
        long percent = Math.round(cause.confidence() * 100);
        writer.say(
                        "%s%s (%d %%)",
                        "%s%s (%d %%)", who, ShortLine.of(CauseWords.in(writer.language(), cause.text())), percent)
                .cite(source);
        List<PictureEvidence> cited = picture.evidence().stream()
                .filter(one -> cause.evidence().contains(one.id()))
                .toList();
        Set<String> said = new HashSet<>();
        cited.stream()
                .filter(one ->
                        complaint(one).map(DecisiveLines::key).filter(said::add).isPresent())
                .limit(MOST_QUOTES)
                .forEach(this::quote);
        if (said.isEmpty()) {
            cited.stream()
                    .filter(one -> TitleWords.of(picture, cause.text())
                            .common(one.excerpt())
                            .findAny()
                            .isPresent())
                    .limit(1)
                    .forEach(this::quote);
        }
    }

    private void latestEvidence() {
        picture.evidence().stream()
                .filter(one -> complaint(one).isPresent())
                .limit(MOST)
                .forEach(this::quote);
    }

    private void quote(PictureEvidence evidence) {
        DecisiveLines.of(evidence.excerpt(), 1).stream()
                .map(ShortLine::of)
                .forEach(line -> writer.say("> %s", "> %s", line).cite(DraftWriter.of(picture, evidence)));
    }

    /** The first line that says what went wrong: what follows it is mostly its consequence. */
    private static Optional<String> complaint(PictureEvidence evidence) {
        return DecisiveLines.complaints(evidence.excerpt()).stream().findFirst();
    }
}
