package dev.serai.hub.incident;

import dev.serai.alert.OwnSource;
import dev.serai.hub.routes.Live;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.hub.settings.AnalysisSettings;
import dev.serai.hub.settings.ClusterSettings;
import dev.serai.hub.settings.PrometheusSettings;
import dev.serai.hub.settings.SourceSettings;
import dev.serai.hub.silence.SuppressionStore;
import dev.serai.incident.CorrelationFile;
import dev.serai.incident.Correlator;
import dev.serai.replay.AlertPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Correlation and triage as their policy files say now. A broken one stops the start; later the last good one stays. */
@Configuration
class IncidentConfiguration {

    static final String CORRELATION = "policy/correlation.yaml";

    @Bean
    Live<Correlator> correlator(RoutesFolder routes, SourceSettings settings, ClusterSettings clusters) {
        Map<String, String> environments = environments(settings, clusters);
        Live<Correlator> correlator =
                routes.live(CORRELATION, (name, text) -> CorrelationFile.read(name, text, environments));
        if (!environments.isEmpty()) {
            // A setting that names an environment which the file has not stops the start.
            correlator.get();
        }
        return correlator;
    }

    @Bean
    SignalDecisions signalDecisions(Live<AlertPolicy> policy, SignalStore store, IncidentReceivers receivers) {
        return new SignalDecisions(policy, store, receivers);
    }

    @Bean
    IncidentParts incidentParts(Clock clock, Live<AlertPolicy> policy) {
        return new IncidentParts(clock, () -> policy.get().signal().folds().lasts());
    }

    @Bean
    IncidentTriage triage(
            Live<AlertPolicy> policy,
            Live<Correlator> correlator,
            SuppressionStore suppressions,
            SignalDecisions signals,
            AnalysisSettings settings,
            PrometheusSettings metrics,
            Clock clock,
            MeterRegistry meters) {
        return new IncidentTriage(
                () -> policy.get().triage(), correlator, suppressions, signals, settings, metrics, clock, meters);
    }

    static Map<String, String> environments(SourceSettings settings, ClusterSettings clusters) {
        Map<String, String> bySource = new HashMap<>();
        settings.sources().forEach((name, source) -> {
            String environment = source.environment();
            if (environment != null) {
                bySource.put(name, environment);
            }
        });
        clusters.clusters().forEach((name, cluster) -> {
            String environment = cluster.environment();
            if (environment != null) {
                for (OwnSource own : OwnSource.values()) {
                    bySource.put(own.wire() + "/" + name, environment);
                }
            }
        });
        return bySource;
    }
}
