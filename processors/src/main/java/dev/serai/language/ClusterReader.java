package dev.serai.language;

/** "On demo", "im Cluster demo": a cluster that is known, where its name stands as one. */
final class ClusterReader {

    private static final String CALLED = "cluster_words";

    private final KnownNames known;

    ClusterReader(KnownNames known) {
        this.known = known;
    }

    boolean take(WordCursor words, Slots slots) {
        int start = words.behind("articles", words.behind("cluster_before", words.at()));
        int named = words.endAt(CALLED, start);
        int name = Math.max(start, named);
        boolean called = named > 0 || words.endAt(CALLED, name + 1) > 0;
        if (!known.isCluster(words.word(name)) || known.isNamespace(words.word(name)) && !called) {
            return false;
        }
        if (start == words.at() && !called) {
            return false;
        }
        slots.cluster(words.word(name));
        words.goTo(words.behind(CALLED, name + 1));
        return true;
    }
}
