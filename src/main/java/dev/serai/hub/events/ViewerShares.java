package dev.serai.hub.events;

import dev.serai.hub.settings.TenantSettings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How many may listen at once in this hub. */
final class ViewerShares {

    static final int MOST_OPEN = 400;

    /** A page that was closed is noticed late, so that the newest stream is let in and the oldest ends. */
    static final int MOST_OF_ONE = 20;

    private final int ofTenant;

    /** One of several tenants has a half at most, so that it keeps nobody of another out. */
    ViewerShares(TenantSettings tenants) {
        this.ofTenant = tenants.tenants().size() > 1 ? MOST_OPEN / 2 : MOST_OPEN;
    }

    /** Whether another of the tenant would be too many. */
    boolean isFull(List<EventViewer> open, String tenant) {
        return open.size() >= MOST_OPEN
                || open.stream().filter(one -> one.tenant().equals(tenant)).count() >= ofTenant;
    }

    /** Whose place another stream of the account takes; none while it has some left. */
    static Optional<EventViewer> oldest(List<EventViewer> open, UUID account) {
        List<EventViewer> own =
                open.stream().filter(one -> one.account().equals(account)).toList();
        return own.size() < MOST_OF_ONE ? Optional.empty() : Optional.of(own.get(0));
    }
}
