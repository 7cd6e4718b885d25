package dev.serai.hub.intake;

import java.util.Set;

/**
 * What a delivery is known by when it comes again.
 *
 * @param channel what it came through, for instance {@code webhook/github}; ids of different ones do not meet
 * @param ids each of them is enough to know it by
 */
public record DeliveryIds(String channel, Set<String> ids) {

    public DeliveryIds {
        ids = Set.copyOf(ids);
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("a delivery that cannot be known again is remembered in vain");
        }
    }
}
