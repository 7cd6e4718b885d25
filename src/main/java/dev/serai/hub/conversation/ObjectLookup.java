package dev.serai.hub.conversation;

import dev.serai.language.NamedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What is seen of the objects that are looked for at once. */
final class ObjectLookup {

    /** The exchange property that holds it. */
    static final String PROPERTY = "objectLookup";

    private final int wanted;
    private final boolean isWhole;
    private final AtomicInteger answers = new AtomicInteger();
    private final ConcurrentLinkedQueue<NamedObject> found = new ConcurrentLinkedQueue<>();

    /**
     * @param wanted how many are looked for
     * @param isWhole whether what is meant can be nowhere else
     */
    ObjectLookup(int wanted, boolean isWhole) {
        this.wanted = wanted;
        this.isWhole = isWhole;
    }

    void found(NamedObject object) {
        found.add(object);
        answers.incrementAndGet();
    }

    void notThere() {
        answers.incrementAndGet();
    }

    List<NamedObject> found() {
        return new ArrayList<>(found);
    }

    /** Whether there is nowhere to look, as in a namespace that the settings leave out. */
    boolean isNowhere() {
        return wanted == 0;
    }

    /** Whether every place has answered until now. */
    boolean isWhole() {
        return isWhole && answers.get() == wanted;
    }
}
