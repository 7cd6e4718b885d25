package dev.serai.hub.settings;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages for people are written, {@code serai.messages.*}.
 *
 * @param zone in which their times are, for instance {@code Europe/Berlin}
 * @param zones of single channels, by their names
 * @param linkHosts to which the links that alerts carry (runbook, dashboard) may lead with a click; {@code *.example.org} is
 *     every host below it
 */
@ConfigurationProperties("serai.messages")
public record MessageSettings(
        @DefaultValue("Z") ZoneId zone, Map<String, ZoneId> zones, @DefaultValue List<String> linkHosts) {

    public MessageSettings {
        zones = zones == null ? Map.of() : Map.copyOf(zones);
        linkHosts = List.copyOf(linkHosts);
    }

    /** In which a channel's people read times. */
    public ZoneId zoneOf(String channel) {
        return zones.getOrDefault(channel, zone);
    }
}
