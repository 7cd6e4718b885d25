package dev.serai.knowledge;

import dev.serai.digest.Sha256;
import java.util.List;

/**
 * A piece of a document that can be found, shown and cited by itself.
 *
 * @param id stays the same from version to version: {@code attack:T1059.001}, {@code nist:AC-2(1)}, {@code
 *     runbook:cart:rollback#steps}; no {@code /}, so that it is one segment of a path
 * @param source the name of the source it came from: {@code attack}, {@code runbooks}, …
 * @param reference how people cite it: {@code T1059.001}; several chunks may have the same
 * @param path titles from the whole to this piece; the last is its own
 * @param text plain text in paragraphs
 * @param version of the source, as it says itself
 * @param licence one line that must go where the text goes; empty for what is one's own
 * @param weight multiplies its score: 1 for what may be happening in one's own systems, less for what stands beside it
 */
public record KnowledgeChunk(
        String id,
        String source,
        String reference,
        List<String> path,
        String text,
        String version,
        String licence,
        double weight) {

    public KnowledgeChunk {
        path = List.copyOf(path);
        if (id.isBlank() || path.isEmpty()) {
            throw new IllegalArgumentException("a chunk has an id and a title");
        }
        if (!(weight > 0 && weight <= 2)) {
            throw new IllegalArgumentException("the weight of a chunk is above 0 and at most 2");
        }
    }

    /** {@code Execution › Command and Scripting Interpreter › PowerShell}. */
    public String title() {
        return String.join(" › ", path);
    }

    /** What it is called, without what it belongs to. */
    public String name() {
        return path.get(path.size() - 1);
    }

    /** What a vector is made of: as much as models of sentences read. */
    public String embedded() {
        return CleanText.cut(title() + ". " + text, 1_200);
    }

    /** SHA-256 of all that is searched: the same as long as neither titles nor text change. */
    public String sha256() {
        return Sha256.hex(title() + "\n" + text);
    }
}
