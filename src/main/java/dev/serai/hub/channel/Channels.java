package dev.serai.hub.channel;

import dev.serai.hub.settings.TenantSettings;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The channels there are. */
@Component
public class Channels {

    private final List<Channel> own;
    private final SinkChannels sinks;
    private final TenantSettings tenants;

    Channels(List<Channel> own, SinkChannels sinks, TenantSettings tenants) {
        this.own = List.copyOf(own);
        this.sinks = sinks;
        this.tenants = tenants;
    }

    private Stream<Channel> all() {
        return Stream.concat(own.stream(), sinks.all().stream()).sorted(Comparator.comparing(Channel::name));
    }

    /** Those that are on, by name. */
    public List<Channel> configured() {
        return all().filter(Channel::configured).toList();
    }

    /** Those of a tenant that are on, by name: what is one tenant's is told in no other's chat. */
    public List<Channel> configured(String tenant) {
        return all().filter(Channel::configured)
                .filter(channel -> tenants.ofChannel(channel.name()).equals(tenant))
                .toList();
    }

    public Channel named(String name) {
        return all().filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no channel " + name));
    }
}
