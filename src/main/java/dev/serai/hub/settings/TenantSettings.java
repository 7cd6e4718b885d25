package dev.serai.hub.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose data this hub keeps: {@code serai.tenants}, {@code serai.sources.<name>.tenant},
 * {@code serai.channels.<channel>.tenant} and {@code serai.clusters.<name>.tenant}.
 *
 * @param tenants their names, the one called {@code default} if unset
 * @param sources whose alerts a source delivers
 * @param channels whom a channel speaks for
 * @param clusters whose a cluster is
 */
@ConfigurationProperties("serai")
public record TenantSettings(
        List<String> tenants, Map<String, Owner> sources, Map<String, Owner> channels, Map<String, Owner> clusters) {

    private static final String DEFAULT = "default";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

    public TenantSettings {
        tenants = tenants == null || tenants.isEmpty() ? List.of(DEFAULT) : tenants;
        tenants.forEach(TenantSettings::check);
        tenants = List.copyOf(new LinkedHashSet<>(tenants));
        if (!tenants.contains(DEFAULT)) {
            throw new IllegalArgumentException("serai.tenants must hold default, which owns what names no tenant");
        }
        sources = checked("sources", sources, tenants);
        channels = checked("channels", channels, tenants);
        clusters = checked("clusters", clusters, tenants);
    }

    /** Who owns what comes in there. */
    public record Owner(@Nullable String tenant) {}

    /** Whose alerts this source delivers. */
    public String ofSource(String source) {
        return tenant(sources.get(source));
    }

    /** Whom this channel speaks for. */
    public String ofChannel(String channel) {
        return tenant(channels.get(channel));
    }

    /** Whose this cluster is; others cannot name it. */
    public String ofCluster(String cluster) {
        return tenant(clusters.get(cluster));
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static String tenant(@Nullable Owner owner) {
        return owner == null || owner.tenant() == null ? DEFAULT : owner.tenant();
    }

    private static void check(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("serai.tenants: " + name + " is not 1 to 32 of a-z, 0-9 and -");
        }
    }

    private static Map<String, Owner> checked(String what, @Nullable Map<String, Owner> owners, List<String> tenants) {
        Map<String, Owner> known = owners == null ? Map.of() : Map.copyOf(owners);
        known.forEach((name, owner) -> {
            if (!tenants.contains(tenant(owner))) {
                throw new IllegalArgumentException("serai." + what + "." + name + ".tenant: " + owner.tenant()
                        + " is not one of serai.tenants (" + String.join(", ", tenants) + ")");
            }
        });
        return known;
    }
}
