package dev.serai.hub.intake;

import dev.serai.alert.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;

/**
 * Knows of the alerts that this hub accepted lately which were told before, in the same state with the same times: those change
 * nothing when they are folded, whatever came between. It forgets the older ones, and so never says too many.
 */
@Component
class RecentAlerts {

    /** One megabyte at most, and less than that until it is used. */
    private static final int PLACES = 1 << 17;

    private final AtomicLongArray known = new AtomicLongArray(PLACES);
    private final long seed = ThreadLocalRandom.current().nextLong();

    /** How many of these are told again, also by one another; each of them is known from now on. */
    int take(String tenant, List<Alert> alerts) {
        int repeats = 0;
        for (long hash : hashes(tenant, alerts)) {
            if (known.getAndSet((int) (hash & (PLACES - 1)), hash) == hash) {
                repeats++;
            }
        }
        return repeats;
    }

    /** What holds since an assumed time is told anew each time. */
    private List<Long> hashes(String tenant, List<Alert> alerts) {
        List<Long> hashes = new ArrayList<>();
        for (Alert alert : alerts) {
            if (!alert.startAssumed()) {
                long hash = add(seed, tenant);
                hash = add(hash, alert.source());
                hash = add(hash, alert.fingerprint());
                hash = add(hash, alert.state().wire());
                hash = add(hash, alert.startsAt().toString());
                hash = add(hash, String.valueOf(alert.endsAt()));
                // Zero is an empty place.
                hashes.add(hash == 0 ? 1 : mixed(hash));
            }
        }
        return hashes;
    }

    /** FNV-1a, over characters and an end. */
    private static long add(long hash, String text) {
        long next = hash;
        for (int i = 0; i < text.length(); i++) {
            next = (next ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (next ^ 0xffff) * 0x100000001b3L;
    }

    private static long mixed(long hash) {
        long next = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return next ^ (next >>> 33);
    }
}
