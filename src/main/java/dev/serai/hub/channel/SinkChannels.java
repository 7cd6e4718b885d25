package dev.serai.hub.channel;

import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.notify.SinkNames;
import java.util.Collection;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The channels that files of routes make of Kamelets, as the files say now. */
@Component
class SinkChannels {

    static final Pattern ROUTES = Pattern.compile(".*\\.camel\\.yaml");

    private final Live<SortedSet<String>> names;

    SinkChannels(RoutesFolder folder) {
        this.names = folder.live(() -> folder.legibleTextsOf(ROUTES), texts -> SinkNames.of(texts.values()));
    }

    Collection<SinkChannel> all() {
        return names.get().stream().map(SinkChannel::new).toList();
    }
}
