package dev.serai.oncall;

import dev.serai.notify.Destination;
import dev.serai.notify.Notice;
import dev.serai.notify.NotifyPolicy;
import java.util.Set;

/**
 * Whom the page of an incident reaches. The pages of equal ones reach the same people, whichever channels are configured.
 *
 * @param to the places that {@code policy/notify.yaml} names; none for every channel
 * @param chain the chain of calls that {@code policy/oncall.yaml} begins; empty where nobody is called by name
 */
public record PageReceivers(Set<Destination> to, String chain) {

    public PageReceivers {
        to = Set.copyOf(to);
    }

    /** @param page of the incident, when it came up */
    public static PageReceivers of(Notice page, NotifyPolicy routing, OnCallPolicy onCall) {
        EscalationChain chain = onCall.choose(page).chain();
        return new PageReceivers(routing.named(page), chain == null || chain.reminds() ? "" : chain.name());
    }
}
