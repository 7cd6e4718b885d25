package dev.serai.language;

import org.jspecify.annotations.Nullable;

/** What words say about an object and a number; each is said once or not at all. */
final class Slots {

    @Nullable
    TargetKind kind;

    boolean kindSaid;

    @Nullable
    String name;

    @Nullable
    String namespace;

    @Nullable
    String cluster;

    @Nullable
    Integer count;

    /** The number stands alone: neither "to 5" nor "5 replicas". */
    boolean bareCount;

    /** What to go back to; null where that is not said. */
    @Nullable
    SaidVersion version;

    boolean pronoun;

    /** Why the words cannot be taken; null if they can. */
    @Nullable
    UnclearReason problem;

    /** Whether anything says which object is meant. */
    boolean namesObject() {
        return name != null || pronoun || kindSaid;
    }

    /** What the words say of an object whose name they have. */
    NamedObject object() {
        return new NamedObject(cluster, kind, namespace, String.valueOf(name), false);
    }

    /** Whether an object is of the kind and in the place that are said. */
    boolean fits(NamedObject object) {
        return (kind == null || kind == object.kind()) && isAt(object);
    }

    /** Whether an object is in the place that is said. */
    boolean isAt(NamedObject object) {
        return (namespace == null || namespace.equals(object.namespace()))
                && (cluster == null || cluster.equals(object.cluster()));
    }

    void kind(@Nullable TargetKind said) {
        if (kind != null && said != null && kind != said) {
            problem = UnclearReason.SEVERAL;
        }
        kindSaid = true;
        kind = said == null ? kind : said;
    }

    void name(String said) {
        if (name != null && !name.equals(said)) {
            problem = UnclearReason.SEVERAL;
        }
        name = said;
    }

    void namespace(String said) {
        if (namespace != null && !namespace.equals(said)) {
            problem = UnclearReason.SEVERAL;
        }
        namespace = said;
    }

    /** The name and the namespace of other words, as far as they say them. */
    void place(Slots other) {
        if (other.name != null) {
            name(other.name);
        }
        if (other.namespace != null) {
            namespace(other.namespace);
        }
    }

    void cluster(String said) {
        if (cluster != null && !cluster.equals(said)) {
            problem = UnclearReason.SEVERAL;
        }
        cluster = said;
    }

    void version(SaidVersion said) {
        if (version != null && !version.equals(said)) {
            problem = UnclearReason.SEVERAL;
        }
        version = said;
    }

    void count(int said, boolean bare) {
        if (count != null && count != said) {
            problem = UnclearReason.BAD_COUNT;
        }
        count = said;
        bareCount = bare;
    }
}
