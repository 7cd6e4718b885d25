package dev.serai.hub.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.AlertState;
import dev.serai.alert.Severity;
import dev.serai.evidence.FactJson;
import dev.serai.evidence.MetricSeries;
import dev.serai.hub.db.LoadedRow;
import dev.serai.signal.DecidedAlert;
import dev.serai.signal.SignalAlert;
import dev.serai.signal.SignalDecision;
import dev.serai.signal.SignalEvidence;
import dev.serai.signal.SignalPlace;
import dev.serai.signal.SignalReading;
import dev.serai.signal.SignalSubject;
import dev.serai.signal.SignalVerdict;
import dev.serai.signal.TriageReason;
import dev.serai.wire.ReasonCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert of {@code signal-own}, and what stands of it.
 *
 * @param source that delivers it
 * @param signal it fires this time since its sender says, unless that is long ago or yet to come
 * @param series how its number went, as the hub itself has read; null where it has not
 * @param before what was decided of this time; null where nothing was
 */
record SignalRow(
        UUID alert,
        String source,
        int episode,
        SignalSubject subject,
        SignalAlert signal,
        @Nullable MetricSeries series,
        @Nullable SignalDecision before) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Double>> NUMBERS = new TypeReference<>() {};
    private static final int MOST_FIRES = 3600;

    static SignalRow of(LoadedRow row, Instant now) {
        UUID id = row.id("id");
        Map<String, String> labels = texts(row.text("labels"));
        Map<String, String> annotations = texts(row.text("annotations"));
        SignalSubject subject = subject(id, labels, row.text("title"));
        boolean decided =
                row.numberOrNull("decided_episode") != null && row.number("decided_episode") == row.number("episode");
        Instant firedAt = decided ? row.instant("fired_at") : SignalAlert.firedAt(row.instant("starts_at"), now);
        boolean fires = row.word("state", AlertState.class) == AlertState.FIRING;
        SignalAlert signal = new SignalAlert(
                id.toString(),
                subject.service(),
                subject.condition(),
                row.word("severity", Severity.class),
                firedAt,
                fires ? null : ended(row, firedAt),
                reading(row, labels, annotations),
                fires(row, labels, annotations),
                SignalEvidence.NONE,
                SignalPlace.of(labels).in(row.text("environment")));
        return new SignalRow(
                id,
                row.text("source"),
                row.number("episode"),
                subject,
                signal,
                series(row),
                decided ? before(row) : null);
    }

    Instant firedAt() {
        return signal.firedAt();
    }

    Optional<DecidedAlert> decided() {
        return Optional.ofNullable(before)
                .map(decision -> new DecidedAlert(signal, decision.verdict(), decision.reason()));
    }

    /** The alert into which it was folded. */
    Optional<UUID> root() {
        return Optional.ofNullable(before)
                .filter(decision -> decision.reason().isPartOfAnother())
                .map(SignalDecision::because)
                .map(UUID::fromString);
    }

    SignalRow knowing(SignalKnowledge known) {
        SignalEvidence said = known.of(source, subject, signal.place());
        SignalEvidence evidence = series == null ? said : new SignalEvidence(series, said.logs(), said.changes());
        return new SignalRow(alert, source, episode, subject, signal.knowing(evidence), series, before);
    }

    /** What the hub has read goes with its series; else what the sender says. */
    private static @Nullable SignalReading reading(
            LoadedRow row, Map<String, String> labels, Map<String, String> annotations) {
        return row.textOrNull("series") == null
                ? SignalReading.of(labels, annotations).orElse(null)
                : new SignalReading(row.decimal("series_value"), row.decimal("series_threshold"));
    }

    private static @Nullable MetricSeries series(LoadedRow row) {
        String facts = row.textOrNull("series");
        return facts == null
                ? null
                : FactJson.read(facts).metrics().stream().findFirst().orElse(null);
    }

    static SignalSubject subject(UUID alert, Map<String, String> labels, String title) {
        return SignalSubject.of(labels, title, "alert " + alert);
    }

    boolean isSameAs(SignalDecision decision) {
        return before != null
                && before.verdict() == decision.verdict()
                && before.reason() == decision.reason()
                && Objects.equals(before.because(), decision.because());
    }

    private static SignalDecision before(LoadedRow row) {
        return new SignalDecision(
                row.id("id").toString(),
                row.word("verdict", SignalVerdict.class),
                reason(row),
                row.textOrNull("because"),
                row.instantOrNull("due"),
                List.of());
    }

    static TriageReason reason(LoadedRow row) {
        return ReasonCode.find(TriageReason.class, row.text("reason")).orElse(TriageReason.NEW_INCIDENT);
    }

    private static Instant ended(LoadedRow row, Instant firedAt) {
        Instant end = row.instantOrNull("ends_at");
        Instant known = end == null ? row.instant("last_seen") : end;
        return known.isBefore(firedAt) ? firedAt : known;
    }

    /** As often as was seen, or as its sender says, who may have seen more. */
    private static int fires(LoadedRow row, Map<String, String> labels, Map<String, String> annotations) {
        int said = SignalReading.number("fired_last_hour", labels, annotations)
                .map(Double::intValue)
                .filter(times -> times <= MOST_FIRES)
                .orElse(1);
        return Math.max(said, Math.max(1, row.number("fires")));
    }

    static Map<String, String> texts(String json) {
        return read(json, TEXTS);
    }

    static Map<String, Double> numbers(String json) {
        return read(json, NUMBERS);
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of the hub's own cannot be read", e);
        }
    }
}
