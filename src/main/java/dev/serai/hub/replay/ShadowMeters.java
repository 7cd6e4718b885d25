package dev.serai.hub.replay;

import dev.serai.hub.settings.ShadowSettings;
import dev.serai.hub.settings.TenantSettings;
import dev.serai.replay.ReplayKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** In how many pages the shadow policy differs, in its latest replay of each tenant; the same in all hubs. */
@Component
class ShadowMeters {

    private final ReplayStore store;
    private final TenantSettings tenants;

    ShadowMeters(MeterRegistry registry, ReplayStore store, TenantSettings tenants, ShadowSettings settings) {
        this.store = store;
        this.tenants = tenants;
        if (settings.shadowDir() != null) {
            for (ReplayKind kind : ReplayKind.values()) {
                Gauge.builder("serai.signal.shadow.differences", () -> all(kind))
                        .tag("kind", kind.wire())
                        .register(registry);
            }
        }
    }

    private double all(ReplayKind kind) {
        try {
            return tenants.tenants().stream()
                    .mapToLong(tenant -> store.latestOfShadow(tenant, kind))
                    .sum();
        } catch (DataAccessException e) {
            // A scrape says what is known; readiness says that the database is away.
            return Double.NaN;
        }
    }
}
