package dev.serai.conversation;

import dev.serai.conversation.AnswerParts.CitedClaim;
import dev.serai.conversation.PictureAnalysis.PictureCause;
import dev.serai.message.ChatLanguage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of other incidents and written in runbooks, under headings of its own: it is not the answer, but may help. */
public final class FurtherAnswer {

    private static final String MEMORY = "knowledge:incident:";
    private static final int ENOUGH = 2;

    private final AnswerParts parts;
    private final ChatLanguage language;
    private final @Nullable IncidentPicture picture;

    /** @param picture the incident that is asked about; null where it is about none */
    public FurtherAnswer(AnswerParts parts, ChatLanguage language, @Nullable IncidentPicture picture) {
        this.parts = parts;
        this.language = language;
        this.picture = picture;
    }

    /** @param source of what it cites, {@code knowledge:<chunk>} */
    public record FurtherClaim(String source, CitedClaim claim) {}

    /** Says what is alike, with what it has in common, and what is written; what was said before is left out. */
    public void say(List<FurtherClaim> found) {
        List<CitedClaim> alike = found.stream()
                .filter(one -> one.source().startsWith(MEMORY))
                .filter(one -> !isSaid(one.source().substring(MEMORY.length())))
                .flatMap(this::alike)
                .toList();
        list(language.pick("Not the same, but alike:", "Nicht dasselbe, aber ähnlich:"), "- ", alike);
        list(
                language.pick("Written about it:", "Dazu steht geschrieben:"),
                "> ",
                found.stream()
                        .filter(one -> !one.source().startsWith(MEMORY))
                        .map(FurtherClaim::claim)
                        .filter(one -> isAbout(one.text()))
                        .toList());
    }

    /** @param mark before each line: what others have written is a quote, whatever it says */
    private void list(String heading, String mark, List<CitedClaim> claims) {
        if (!claims.isEmpty()) {
            parts.say(heading);
            claims.forEach(one ->
                    parts.claim(new CitedClaim(mark + one.text().replace("\n", "\n" + mark), one.citations()), ""));
        }
    }

    private boolean isSaid(String incident) {
        return picture != null
                && Stream.concat(
                                Stream.of(picture.incident().id()),
                                picture.past().stream().map(PicturePast::id))
                        .anyMatch(id -> id.toString().equals(incident));
    }

    private Stream<CitedClaim> alike(FurtherClaim memory) {
        List<String> common = common(memory.claim().text());
        String text = common.isEmpty()
                ? memory.claim().text()
                : memory.claim().text() + language.pick(" In common: ", " Gemeinsam: ") + String.join(", ", common)
                        + ".";
        return isAbout(memory.claim().text())
                ? Stream.of(new CitedClaim(text, memory.claim().citations()))
                : Stream.empty();
    }

    /** A search always finds something: what shares less than two words with the incident is not about it. */
    private boolean isAbout(String text) {
        return picture == null || common(text).size() >= ENOUGH;
    }

    /** Words of the incident's title and of its likely causes. */
    private List<String> common(String text) {
        if (picture == null) {
            return List.of();
        }
        PictureAnalysis analysis = picture.analysis();
        String about = Stream.concat(
                        Stream.of(picture.incident().title()),
                        analysis == null
                                ? Stream.empty()
                                : analysis.causes().stream().map(PictureCause::text))
                .collect(Collectors.joining(" "));
        return TitleWords.of(picture, about).common(text).toList();
    }
}
