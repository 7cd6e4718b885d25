package dev.serai.hub.db;

import dev.serai.hub.settings.TenantSettings;
import java.util.List;
import org.springframework.stereotype.Component;

/** What routes ask about tenants: work that spans them is split over {@code all}. */
@Component("tenants")
class TenantNames {

    private final TenantSettings settings;

    TenantNames(TenantSettings settings) {
        this.settings = settings;
    }

    public List<String> all() {
        return settings.tenants();
    }

    /** Whom a channel speaks for. */
    public String ofChannel(String channel) {
        return settings.ofChannel(channel);
    }
}
