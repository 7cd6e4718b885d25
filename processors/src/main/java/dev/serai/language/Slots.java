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

    boolean pronoun;

    /** Why the words cannot be taken; null if they can. */
    @Nullable
    UnclearReason problem;

    /** Whether anything says which object is meant. */
    boolean namesObject() {
        return name != null || pronoun || kindSaid;
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

    void cluster(String said) {
        if (cluster != null && !cluster.equals(said)) {
            problem = UnclearReason.SEVERAL;
        }
        cluster = said;
    }

    void count(int said, boolean bare) {
        if (count != null && count != said) {
            problem = UnclearReason.BAD_COUNT;
        }
        count = said;
        bareCount = bare;
    }
}
