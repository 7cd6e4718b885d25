package dev.serai.hub.channel;

import dev.serai.hub.settings.TenantSettings;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The channels there are. */
@Component
public class Channels {

    private final List<Channel> all;

    private final TenantSettings tenants;

    Channels(List<Channel> all, TenantSettings tenants) {
        this.tenants = tenants;
        this.all = all.stream().sorted(Comparator.comparing(Channel::name)).toList();
    }

    /** Those that are on, by name. */
    public List<Channel> configured() {
        return all.stream().filter(Channel::configured).toList();
    }

    /** Those of a tenant that are on, by name: what is one tenant's is told in no other's chat. */
    public List<Channel> configured(String tenant) {
        return all.stream()
                .filter(Channel::configured)
                .filter(channel -> tenants.ofChannel(channel.name()).equals(tenant))
                .toList();
    }

    public Channel named(String name) {
        return all.stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no channel " + name));
    }
}
