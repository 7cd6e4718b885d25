package dev.serai.hub.channel;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The channels there are. */
@Component
public class Channels {

    private final List<Channel> all;

    Channels(List<Channel> all) {
        this.all = all.stream().sorted(Comparator.comparing(Channel::name)).toList();
    }

    /** Those that are on, by name. */
    public List<Channel> configured() {
        return all.stream().filter(Channel::configured).toList();
    }

    public Channel named(String name) {
        return all.stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no channel " + name));
    }
}
