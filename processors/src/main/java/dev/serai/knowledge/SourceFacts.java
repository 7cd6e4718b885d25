package dev.serai.knowledge;

import java.util.List;

/**
 * What is the same for all chunks of a source.
 *
 * @param name of the source, and of its chunks' {@code source}
 * @param prefix begins the ids: {@code attack} in {@code attack:T1059.001}
 * @param version where the document does not say one itself
 * @param licence one line, or empty
 */
public record SourceFacts(String name, String prefix, String version, String licence) {

    /** The id of a chunk, by what is its own in it. */
    public String idOf(String local) {
        return prefix + ":" + local;
    }

    KnowledgeChunk chunk(String local, String reference, List<String> path, String text) {
        return chunk(local, reference, path, text, 1);
    }

    KnowledgeChunk chunk(String local, String reference, List<String> path, String text, double weight) {
        return WithoutSecrets.chunk(
                new KnowledgeChunk(idOf(local), name, reference, path, text, version, licence, weight), this);
    }

    /** Whether others published it, who keep no secrets of ours in it. */
    boolean isCatalogue() {
        return !KnownSource.licenceOf(name).isEmpty();
    }

    /** The same source, in the version that its document names. */
    SourceFacts at(String named) {
        return named.isBlank() ? this : new SourceFacts(name, prefix, CleanText.line(named, 40), licence);
    }
}
