package dev.serai.hub.settings;

import dev.serai.hub.settings.ClusterSettings.Cluster;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.stereotype.Component;

/**
 * Stops the start where a setting of a cluster has a name that nobody reads: what was meant to protect would do nothing.
 * Spring itself passes such names over, since several records share the prefix.
 */
@Component
class ClusterSettingNames {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("serai.clusters");
    private static final int CLUSTER = PREFIX.getNumberOfElements();

    /** As they are written, by the form in which names are compared. */
    private static final Map<String, String> KNOWN = known();

    private final Set<String> clusters;

    ClusterSettingNames(Environment environment, ClusterSettings settings) {
        clusters = settings.clusters().keySet().stream()
                .map(ClusterSettingNames::plain)
                .collect(Collectors.toSet());
        TreeSet<String> unknown = new TreeSet<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource names) {
                boolean variables = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
                names.stream()
                        .filter(PREFIX::isAncestorOf)
                        .filter(name -> !(variables ? isKnownVariable(name) : isKnown(name)))
                        .forEach(name -> unknown.add(name.toString()));
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(String.join(", ", unknown) + ": no setting of a cluster; there are "
                    + String.join(", ", new TreeSet<>(KNOWN.values())));
        }
    }

    private static boolean isKnown(ConfigurationPropertyName name) {
        return name.getNumberOfElements() <= CLUSTER + 1 || KNOWN.containsKey(rest(name, CLUSTER + 1));
    }

    /** In a variable an underscore may stand for a dot, for a hyphen, or for nothing. */
    private boolean isKnownVariable(ConfigurationPropertyName name) {
        String cluster = "";
        for (int at = CLUSTER; at < name.getNumberOfElements() - 1; at++) {
            cluster += name.getElement(at, Form.UNIFORM);
            if ((at == CLUSTER || clusters.contains(cluster)) && KNOWN.containsKey(rest(name, at + 1))) {
                return true;
            }
        }
        return name.getNumberOfElements() <= CLUSTER + 1;
    }

    /** What stands behind the cluster; the index of a list's entry is no part of it. */
    private static String rest(ConfigurationPropertyName name, int from) {
        int size = name.getNumberOfElements();
        int end = size - 1 > from && name.isNumericIndex(size - 1) ? size - 1 : size;
        StringBuilder rest = new StringBuilder();
        for (int at = from; at < end; at++) {
            rest.append(name.getElement(at, Form.UNIFORM));
        }
        return rest.toString();
    }

    private static Map<String, String> known() {
        return Stream.of(Cluster.class, TenantSettings.Owner.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .collect(Collectors.toMap(ClusterSettingNames::plain, name -> name, (one, same) -> one, TreeMap::new));
    }

    private static String plain(String name) {
        return name.replace("-", "");
    }
}
