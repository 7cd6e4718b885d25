package dev.serai.hub.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a tenant's folder has before it, in the order of the commits. Alerts are held within bounds; what goes beyond is read
 * again, and in the end found again, in the database, so that a backlog costs no memory.
 */
final class UnfoldedQueue {

    private static final int MAX_PORTIONS = 10_000;

    /** Of some twenty a portion under load; each costs some 150 bytes without its alerts. */
    private static final int MAX_DELIVERIES = 50_000;

    private final long mostBytes;
    private final Deque<Portion> waiting = new ArrayDeque<>();
    private final Map<UUID, Portion> taken = new LinkedHashMap<>();
    private long bytes;
    private int deliveries;
    private List<Portion> aside = new ArrayList<>();
    private long waryUntil = System.nanoTime();
    private Runnable listener = () -> {};

    UnfoldedQueue(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** @param heard is told of each addition, by the thread that committed: it must not wait */
    synchronized void listen(Runnable heard) {
        listener = heard;
    }

    void add(Portion portion) {
        Runnable heard;
        synchronized (this) {
            heard = listener;
            if (hasRoom()) {
                keep(portion);
            }
        }
        heard.run();
    }

    /** Whether it takes more, beside what waits and what is in somebody's hands; else that is found in the database later. */
    synchronized boolean hasRoom() {
        return waiting.size() + taken.size() < MAX_PORTIONS && deliveries < MAX_DELIVERIES;
    }

    private void keep(Portion portion) {
        boolean fits = bytes + portion.bytes() <= mostBytes || bytes == 0;
        Portion kept = fits ? portion : portion.withoutAlerts();
        waiting.add(kept);
        bytes += held(kept);
        deliveries += kept.deliveries().size();
    }

    private static long held(Portion portion) {
        return portion.deliveries().stream().anyMatch(one -> one.alerts() == null) ? 0 : portion.bytes();
    }

    /** The first ones, as far as these limits allow and at least one; they are in somebody's hands until {@link #done}. */
    synchronized List<Portion> take(int mostDeliveries, int mostAlerts) {
        List<Portion> first = new ArrayList<>();
        int alerts = 0;
        int number = 0;
        while (!waiting.isEmpty()) {
            Portion next = waiting.peek();
            alerts += next.alerts();
            number += next.deliveries().size();
            if (!first.isEmpty() && (number > mostDeliveries || alerts > mostAlerts)) {
                break;
            }
            waiting.remove();
            taken.put(next.id(), next);
            first.add(next);
        }
        return first;
    }

    /** Found in the database by somebody who folds it now. */
    synchronized void takeUp(Portion portion) {
        taken.put(portion.id(), portion);
        bytes += held(portion);
        deliveries += portion.deliveries().size();
    }

    /** Others take its place. */
    synchronized void replace(List<Portion> old, List<Portion> next) {
        next.forEach(this::takeUp);
        old.forEach(this::done);
    }

    /** It is folded, or another hub's. */
    synchronized void done(Portion portion) {
        Portion known = taken.remove(portion.id());
        if (known != null) {
            bytes -= Math.min(bytes, held(known));
            deliveries -= known.deliveries().size();
        }
    }

    /** What was taken and is neither done nor set aside comes first again. */
    synchronized void putBack() {
        List<Portion> left = new ArrayList<>(taken.values());
        left.removeAll(aside);
        left.forEach(portion -> taken.remove(portion.id()));
        for (int at = left.size() - 1; at >= 0; at--) {
            waiting.addFirst(left.get(at));
        }
    }

    /** It waits for rows that others hold, and comes when {@link #asides} are asked for. */
    synchronized void setAside(Portion portion) {
        taken.put(portion.id(), portion);
        aside.add(portion);
    }

    /** As {@link #setAside}, before those that are there. */
    synchronized void setAsideFirst(List<Portion> portions) {
        portions.forEach(portion -> taken.put(portion.id(), portion));
        aside.addAll(0, portions);
    }

    /** A lock was met. */
    synchronized void becomeWary(Duration howLong) {
        waryUntil = System.nanoTime() + howLong.toNanos();
    }

    /** Whether a lock was met just now, so that the next fold had better not wait for one. */
    synchronized boolean isWary() {
        return !aside.isEmpty() || System.nanoTime() - waryUntil < 0;
    }

    /** Those that were set aside. */
    synchronized List<Portion> asides() {
        List<Portion> all = aside;
        aside = new ArrayList<>();
        return all;
    }

    synchronized boolean hasAsides() {
        return !aside.isEmpty();
    }

    /** How many deliveries wait or are in somebody's hands. */
    synchronized int size() {
        return deliveries;
    }

    synchronized boolean isWaiting() {
        return !waiting.isEmpty();
    }

    synchronized List<UUID> ids() {
        return Stream.concat(waiting.stream().map(Portion::id), taken.keySet().stream())
                .toList();
    }
}
