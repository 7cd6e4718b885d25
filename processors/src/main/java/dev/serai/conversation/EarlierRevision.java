package dev.serai.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.language.SaidVersion;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The revision that a rollback goes to: the one that words name, else the newest that differs from what runs.
 *
 * @param revision its number; null where there is none, or not only one
 * @param said what words name; null for nothing
 * @param problem why there is none
 */
public record EarlierRevision(@Nullable Integer revision, @Nullable SaidVersion said, RevisionProblem problem) {

    /** Why there is no revision to go back to. */
    public enum RevisionProblem {
        NONE,
        /** There is no other version, or not the one that is said. */
        NOT_THERE,
        /** What is said runs already. */
        RUNS,
        /** More than one revision has an image of this tag. */
        SEVERAL
    }

    /** @param history what {@code kubernetes-rollout-history-action} answers */
    public static EarlierRevision of(JsonNode history, @Nullable SaidVersion said) {
        List<JsonNode> meant = StreamSupport.stream(history.path("revisions").spliterator(), false)
                .filter(one -> said == null || is(one, said))
                .toList();
        List<JsonNode> other = meant.stream()
                .filter(one -> !one.path("same_template").asBoolean())
                .toList();
        if (other.isEmpty() || said != null && other.size() < meant.size()) {
            return new EarlierRevision(
                    null, said, meant.isEmpty() || said == null ? RevisionProblem.NOT_THERE : RevisionProblem.RUNS);
        }
        return said != null && other.size() > 1
                ? new EarlierRevision(null, said, RevisionProblem.SEVERAL)
                : new EarlierRevision(other.get(0).path("revision").asInt(), said, RevisionProblem.NONE);
    }

    private static boolean is(JsonNode revision, SaidVersion said) {
        return said.revision()
                ? revision.path("revision").asText().equals(said.value())
                : StreamSupport.stream(revision.path("images").spliterator(), false)
                        .anyMatch(image -> image.asText().endsWith(":" + said.value()));
    }
}
