package dev.serai.hub.intake;

import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.settings.SourceSettings;
import dev.serai.hub.settings.SourceSettings.Source;
import dev.serai.hub.settings.TenantSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sources of a tenant, as the API has them. */
@Component("sourcesApi")
class SourcesApi {

    private final SourceSettings sources;
    private final TenantSettings tenants;

    SourcesApi(SourceSettings sources, TenantSettings tenants) {
        this.sources = sources;
        this.tenants = tenants;
    }

    /**
     * Rows of {@code AlertSource}, by name.
     *
     * @param seen rows of {@code source, last_at, quarantined}: what is known of those that have delivered
     */
    public List<Map<String, @Nullable Object>> rows(
            @Body List<Map<String, @Nullable Object>> seen, @Header("tenant") String tenant) {
        Map<String, Map<String, @Nullable Object>> bySource = new TreeMap<>();
        seen.forEach(row -> bySource.put(new LoadedRow(row).text("source"), row));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        new TreeMap<>(sources.sources()).forEach((name, source) -> {
            if (tenants.ofSource(name).equals(tenant)) {
                rows.add(row(name, source, bySource.getOrDefault(name, Map.of())));
            }
        });
        return rows;
    }

    private static Map<String, @Nullable Object> row(String name, Source source, Map<String, @Nullable Object> seen) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("kind", source.kind());
        row.put("authentication", source.proof().kind());
        row.put("environment", source.environment());
        row.put("last_delivery_at", seen.get("last_at"));
        row.put("quarantined", seen.getOrDefault("quarantined", 0L));
        return row;
    }
}
