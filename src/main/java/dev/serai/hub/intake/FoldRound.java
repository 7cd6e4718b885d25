package dev.serai.hub.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is folded of a tenant at once, while its deliveries are read again where that is needed. */
final class FoldRound {

    /** The exchange property that holds it. */
    static final String PROPERTY = "foldRound";

    private final boolean findsLeft;
    private List<Portion> portions = List.of();
    private final Map<UUID, Unfit> unfit = new HashMap<>();
    private final Map<UUID, Unfolded> read = new HashMap<>();

    /** @param findsLeft whether to look for what other hubs have left */
    FoldRound(boolean findsLeft) {
        this.findsLeft = findsLeft;
    }

    boolean findsLeft() {
        return findsLeft;
    }

    void takes(List<Portion> all) {
        portions = List.copyOf(all);
    }

    void read(Unfolded delivery) {
        read.put(delivery.id(), delivery);
    }

    void unfit(UUID delivery, Unfit why) {
        unfit.put(delivery, why);
    }

    Map<UUID, Unfit> unfit() {
        return unfit;
    }

    /** Whether all that is to be folded of it can be. */
    boolean isRead(Portion portion) {
        return portion.deliveries().stream().allMatch(one -> one.alerts() != null || unfit.containsKey(one.id()));
    }

    /** What was taken, with the alerts that were read again. */
    List<Portion> portions() {
        List<Portion> all = new ArrayList<>();
        for (Portion portion : portions) {
            all.add(new Portion(
                    portion.id(),
                    portion.deliveries().stream()
                            .map(one -> read.getOrDefault(one.id(), one))
                            .toList(),
                    portion.attempts()));
        }
        return all;
    }
}
