package dev.serai.hub.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose data this hub keeps: {@code serai.tenants}.
 *
 * @param tenants their names, the one called {@code default} if unset
 */
@ConfigurationProperties("serai")
public record TenantSettings(List<String> tenants) {

    private static final String DEFAULT = "default";
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

    public TenantSettings {
        tenants = tenants == null || tenants.isEmpty() ? List.of(DEFAULT) : tenants;
        tenants.forEach(TenantSettings::check);
        tenants = List.copyOf(new LinkedHashSet<>(tenants));
        if (!tenants.contains(DEFAULT)) {
            throw new IllegalArgumentException("serai.tenants must hold default, which owns what names no tenant");
        }
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static void check(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("serai.tenants: " + name + " is not 1 to 32 of a-z, 0-9 and -");
        }
    }

    /**
     * A tenant that another setting names.
     *
     * @param property the setting, for the error
     * @throws IllegalArgumentException when the hub does not have it
     */
    public String known(String property, String tenant) {
        if (!tenants.contains(tenant)) {
            throw new IllegalArgumentException(
                    property + ": " + tenant + " is not one of serai.tenants (" + String.join(", ", tenants) + ")");
        }
        return tenant;
    }
}
