package dev.serai.hub.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.alert.AlertState;
import dev.serai.alert.Severity;
import dev.serai.hub.db.LoadedRow;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert of {@code signal-own}, and what stands of it.
 *
 * @param firedAt since when it fires this time: as its sender says, unless that is long ago or yet to come
 * @param before what was decided of this time; null where nothing was
 */
record SignalRow(UUID alert, int episode, SignalSubject subject, SignalAlert signal, @Nullable SignalDecision before) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    static SignalRow of(LoadedRow row, Instant now) {
        UUID id = row.id("id");
        Map<String, String> labels = texts(row.text("labels"));
        SignalSubject subject = SignalSubject.of(labels, row.text("title"), "alert " + id);
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
                SignalReading.of(labels, texts(row.text("annotations"))).orElse(null),
                Math.max(1, row.number("fires")),
                SignalEvidence.NONE,
                SignalPlace.of(labels));
        return new SignalRow(id, row.number("episode"), subject, signal, decided ? before(row) : null);
    }

    Instant firedAt() {
        return signal.firedAt();
    }

    SignalRow knowing(SignalEvidence evidence) {
        return new SignalRow(alert, episode, subject, signal.knowing(evidence), before);
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

    static Map<String, String> texts(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels or annotations are no map of texts", e);
        }
    }
}
