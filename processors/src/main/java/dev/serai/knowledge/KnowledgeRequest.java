package dev.serai.knowledge;

import java.util.Set;

/**
 * What somebody wants to know.
 *
 * @param tenant whose own knowledge is searched beside what everybody shares
 * @param query a question, a line of a log, the text of an alert, a reference; what is too long is cut
 * @param limit how many items at most, 1 to 100
 * @param sources only these; all where it is empty
 */
public record KnowledgeRequest(String tenant, String query, int limit, Set<String> sources) {

    public KnowledgeRequest {
        sources = Set.copyOf(sources);
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit is 1 to 100");
        }
    }
}
