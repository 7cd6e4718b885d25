package dev.serai.alert;

import java.util.Comparator;

/** What makes an alert one; its order is that in which alerts are locked and written. */
public record AlertKey(String tenant, String source, String fingerprint) implements Comparable<AlertKey> {

    private static final Comparator<AlertKey> ORDER = Comparator.comparing(AlertKey::tenant)
            .thenComparing(AlertKey::source)
            .thenComparing(AlertKey::fingerprint);

    @Override
    public int compareTo(AlertKey other) {
        return ORDER.compare(this, other);
    }
}
