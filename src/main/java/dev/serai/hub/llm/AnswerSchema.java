package dev.serai.hub.llm;

import dev.serai.model.ReadablePieces;
import java.util.Set;

/**
 * What an answer must look like. The endpoint is asked for it as far as it can do that; whoever asks checks the answer.
 *
 * @param name of letters and _, for the endpoint
 * @param json a JSON schema
 * @param shown where its texts for people are, which may be shown while the answer comes, see {@link ReadablePieces#ofJson}
 */
public record AnswerSchema(String name, String json, Set<String> shown) {

    public AnswerSchema {
        shown = Set.copyOf(shown);
    }

    /** An answer that is shown when it was checked, and not before. */
    public AnswerSchema(String name, String json) {
        this(name, json, Set.of());
    }
}
