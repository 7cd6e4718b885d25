package dev.serai.hub.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.alert.Alert;
import dev.serai.alert.GenericWriter;
import dev.serai.event.JournalEntry;
import dev.serai.event.ScanEvent;
import dev.serai.event.Subject;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.intake.Delivery;
import dev.serai.hub.journal.Journal;
import dev.serai.scan.HostScan;
import dev.serai.scan.ObjectId;
import dev.serai.scan.ScanAlerts;
import dev.serai.scan.ScanAlerts.TargetFindings;
import dev.serai.scan.ScanFinding;
import dev.serai.scan.ScanKind;
import dev.serai.scan.ScanRule;
import dev.serai.wire.WireName;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a scan. */
@Component("scanRun")
class ScanRun {

    private static final String KAMELET = "scan-environment-action";
    private static final String KIND = "generic";
    private static final String FAILURE =
            "It was given up after several attempts. Its job is among the dead ones, with what was wrong, and can be tried again.";
    private static final String LOST =
            "It was begun again five times and never came to its end; no job of it is left. Request another scan.";
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int ALERTS_AT_ONCE = 500;

    private final ScanStore store;
    private final ObjectMapper json;
    private final Journal journal;
    private final Clock clock;

    ScanRun(ScanStore store, ObjectMapper json, Journal journal, Clock clock) {
        this.store = store;
        this.json = json;
        this.journal = journal;
        this.clock = clock;
    }

    /** Sets the property {@code scanRound} and answers the targets; none for a scan that is over. */
    public List<ScanTarget> begin(@Header("tenant") String tenant, @Header("scanId") String scanId, Exchange exchange) {
        exchange.setProperty(ScanRound.PROPERTY, new ScanRound(clock.instant()));
        List<ScanTarget> targets = new ArrayList<>();
        store.begin(tenant, UUID.fromString(scanId)).ifPresent(scope -> {
            scope.clusters().forEach(name -> targets.add(new ScanTarget(name, false)));
            scope.hosts().forEach(origin -> targets.add(new ScanTarget(origin, true)));
        });
        return targets;
    }

    /** Sets the property {@code scanTarget}, and as body what its Kamelet is asked. */
    public void take(@Body ScanTarget target, Exchange exchange) {
        exchange.setProperty(ScanTarget.PROPERTY, target);
        exchange.getMessage().setHeader("kamelet", KAMELET);
        exchange.getMessage()
                .setBody(
                        target.isHost()
                                ? Map.of("url", target.name() + "/", "method", "HEAD")
                                : Map.of("cluster", target.name()));
    }

    /** Whether there is no time left for further targets. */
    public boolean isLate(@ExchangeProperty(ScanRound.PROPERTY) ScanRound round) {
        return round.isLate(clock.instant());
    }

    /** A target that is not looked at. */
    public void leave(
            @ExchangeProperty(ScanTarget.PROPERTY) ScanTarget target,
            @ExchangeProperty(ScanRound.PROPERTY) ScanRound round) {
        round.gap(target.name(), "there was no time left to look at it.");
    }

    public boolean isHost(@ExchangeProperty(ScanTarget.PROPERTY) ScanTarget target) {
        return target.isHost();
    }

    public void cluster(
            @Body Map<String, ?> answer,
            @ExchangeProperty(ScanTarget.PROPERTY) ScanTarget target,
            @ExchangeProperty(ScanRound.PROPERTY) ScanRound round) {
        JsonNode read = json.valueToTree(answer);
        boolean answered = read.path("reason").asText().equals("DONE");
        if (!answered) {
            round.gap(
                    target.name(),
                    "it could not be read: " + read.path("reason").asText() + ".");
        }
        Set<ScanKind> gaps = EnumSet.noneOf(ScanKind.class);
        read.path("gaps").properties().forEach(gap -> {
            gaps.add(ScanKind.valueOf(gap.getKey()));
            round.gap(target.name(), gap.getValue().asText());
        });
        boolean cut = read.path("truncated").asBoolean();
        if (cut) {
            round.gap(
                    target.name(),
                    "only the worst findings of " + read.path("found").asText() + " are kept.");
        }
        List<ScanFinding> findings = new ArrayList<>();
        read.path("findings").forEach(one -> findings.add(finding(one)));
        round.add(new TargetFindings(target.name(), false, findings, gaps, answered && !cut));
    }

    private static ScanFinding finding(JsonNode one) {
        return new ScanFinding(
                WireName.of(ScanRule.class, one.path("rule").asText()),
                new ObjectId(
                        one.path("kind").asText(),
                        one.path("namespace").asText(),
                        one.path("name").asText()),
                one.path("path").asText(),
                one.path("value").asText(),
                one.path("sentence").asText());
    }

    public void host(
            @Body Map<String, ?> answer,
            @ExchangeProperty(ScanTarget.PROPERTY) ScanTarget target,
            @ExchangeProperty(ScanRound.PROPERTY) ScanRound round) {
        boolean seen = answer.get("status") != null || answer.get("certificate") != null;
        if (!seen) {
            round.gap(target.name(), "it did not answer: " + answer.get("reason") + ".");
        }
        round.add(new TargetFindings(
                target.name(), true, HostScan.of(target.name(), answer, clock.instant()), Set.of(), seen));
    }

    /** What is to be delivered, in parts: what is found, and the end of what is certainly gone. */
    public List<JsonNode> alerts(
            @Header("tenant") String tenant, @ExchangeProperty(ScanRound.PROPERTY) ScanRound round) {
        Instant now = clock.instant();
        List<Alert> alerts = new ArrayList<>();
        for (TargetFindings seen : round.seen()) {
            alerts.addAll(
                    ScanAlerts.of(seen, TenantContext.in(tenant, () -> store.firing(tenant, seen.target())), now));
        }
        List<JsonNode> parts = new ArrayList<>();
        for (int from = 0; from < alerts.size(); from += ALERTS_AT_ONCE) {
            parts.add(GenericWriter.write(alerts.subList(from, Math.min(alerts.size(), from + ALERTS_AT_ONCE))));
        }
        return parts;
    }

    /** Sets the property {@code delivery}. */
    public void delivery(@Body ObjectNode part, @Header("tenant") String tenant, Exchange exchange)
            throws JsonProcessingException {
        exchange.setProperty(
                Delivery.PROPERTY,
                new Delivery(tenant, ScanAlerts.SOURCE, KIND, json.writeValueAsBytes(part), null, clock.instant()));
    }

    public void end(
            @Header("tenant") String tenant,
            @Header("scanId") String scanId,
            @ExchangeProperty(ScanRound.PROPERTY) ScanRound round) {
        store.end(tenant, UUID.fromString(scanId), round.seen(), round.gaps());
    }

    /**
     * Ends a scan whose job is dead, or that has none any more.
     *
     * @param lost whether it has none
     */
    public void fail(
            @Header("tenant") String tenant, @Header("scanId") String scanId, @Header("lost") @Nullable String lost) {
        UUID id = UUID.fromString(scanId);
        if (store.fail(tenant, id, lost == null ? FAILURE : LOST)) {
            journal.record(new JournalEntry(tenant, "system", new ScanEvent.Failed(new Subject.Scan(id))));
        }
    }

    /** Scans that were requested before are forgotten, but for the latest that was done. */
    public Timestamp forgetBefore() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }
}
