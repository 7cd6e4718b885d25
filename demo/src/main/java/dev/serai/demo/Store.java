package dev.serai.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Objects with one version for all of them that only grows, and the latest changes for watches, as etcd keeps them.
 * What is stored is never changed afterwards, only replaced.
 */
final class Store {

    private final int mostChanges;
    private final Map<String, TreeMap<String, ObjectNode>> collections = new HashMap<>();
    private final TreeMap<Long, ObjectChange> changes = new TreeMap<>();
    private long version = 1;
    /** Changes up to this one are forgotten. */
    private long forgotten = 1;

    Store(int mostChanges) {
        this.mostChanges = mostChanges;
    }

    /**
     * One change of one object.
     *
     * @param before nothing when it was created
     * @param after nothing when it was removed
     * @param last the object with the version of this change
     */
    record ObjectChange(
            long version, Address at, @Nullable ObjectNode before, @Nullable ObjectNode after, ObjectNode last) {}

    synchronized @Nullable ObjectNode get(Address at) {
        return collection(at).get(at.key());
    }

    /** All objects of a resource, of one namespace if the address has one. */
    synchronized List<ObjectNode> list(Address at) {
        TreeMap<String, ObjectNode> all = collection(at);
        return new ArrayList<>(
                at.namespace().isEmpty()
                        ? all.values()
                        : all.subMap(at.namespace() + "/", at.namespace() + "0").values());
    }

    synchronized ObjectNode put(Address at, ObjectNode object) {
        version++;
        object.withObject("/metadata").put("resourceVersion", String.valueOf(version));
        ObjectNode before = collection(at).put(at.key(), object);
        note(new ObjectChange(version, at, before, object, object));
        return object;
    }

    synchronized @Nullable ObjectNode remove(Address at) {
        ObjectNode before = collection(at).remove(at.key());
        if (before != null) {
            version++;
            ObjectNode last = before.deepCopy();
            last.withObject("/metadata").put("resourceVersion", String.valueOf(version));
            note(new ObjectChange(version, at, before, null, last));
        }
        return before;
    }

    /** Whether there is any object of an API group. */
    synchronized boolean has(String group) {
        return collections.entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith(group + "/")
                        && !entry.getValue().isEmpty());
    }

    synchronized long version() {
        return version;
    }

    synchronized boolean forgot(long since) {
        return since < forgotten;
    }

    /** Forgets all changes up to now, as etcd does after five minutes. */
    synchronized void compact() {
        changes.clear();
        forgotten = version;
        notifyAll();
    }

    synchronized void clear() {
        collections.clear();
        version++;
        compact();
    }

    /** The changes after a version, nothing when they are forgotten; waits for one at most so long. */
    synchronized @Nullable List<ObjectChange> after(long since, long waitMillis) throws InterruptedException {
        if (version == since && waitMillis > 0) {
            TimeUnit.MILLISECONDS.timedWait(this, waitMillis);
        }
        return forgot(since)
                ? null
                : new ArrayList<>(changes.tailMap(since, false).values());
    }

    /** Lets those that wait look up. */
    synchronized void wake() {
        notifyAll();
    }

    private TreeMap<String, ObjectNode> collection(Address at) {
        return collections.computeIfAbsent(at.collection(), collection -> new TreeMap<>());
    }

    private void note(ObjectChange change) {
        changes.put(change.version(), change);
        while (changes.size() > mostChanges) {
            forgotten = changes.pollFirstEntry().getKey();
        }
        notifyAll();
    }
}
