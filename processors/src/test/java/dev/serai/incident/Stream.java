package dev.serai.incident;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertContent;
import dev.serai.alert.AlertKey;
import dev.serai.alert.AlertState;
import dev.serai.alert.AlertStatus;
import dev.serai.alert.FoldedAlert;
import dev.serai.alert.Severity;
import dev.serai.alert.StoredAlert;
import dev.serai.alert.Times;
import dev.serai.event.EventCatalogue;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.incident.IncidentStatus.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plays what is told against a table in memory, and writes what comes of it as a recording does. */
final class Stream {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final IntakeFold.FoldRules rules;
    private final Map<AlertKey, StoredAlert> alerts = new TreeMap<>();
    private final Map<String, Row> incidents = new TreeMap<>();
    private Instant now = START;
    private long ids;

    /** An incident, its title, and how it was last shown. */
    private record Row(Incident incident, String title, String shown) {}

    Stream(String policy) {
        Correlator correlator = CorrelationFile.read("correlation.yaml", policy, Map.of());
        rules = new IntakeFold.FoldRules(
                correlator, new IncidentFold(correlator.reopenWindow()), source -> Duration.ofSeconds(5));
    }

    void at(long second) {
        now = START.plusSeconds(second);
    }

    List<String> after(List<String> told) {
        List<String> out = new ArrayList<>();
        if (told.isEmpty()) {
            return out;
        }
        String[] first = told.get(0).split(" ");
        switch (first[0]) {
            case "acknowledge" -> person(first[1], IncidentFold.acknowledge(of(first[1]), first[3], now), out);
            case "resolve" -> person(first[1], IncidentFold.resolve(of(first[1]), first[3], now), out);
            case "stale" -> told.forEach(line -> stale(line.split(" ")[1]));
            default -> batch(told, out);
        }
        incidents.forEach((label, row) -> show(label, row, out));
        return out;
    }

    private void show(String label, Row row, List<String> out) {
        String shown = text(label, row);
        if (!shown.equals(row.shown())) {
            out.add(shown);
        }
        incidents.put(label, new Row(row.incident(), row.title(), shown));
    }

    private void batch(List<String> told, List<String> out) {
        List<Alert> given = told.stream().map(this::delivery).toList();
        List<StoredAlert> stored = given.stream()
                .map(alert -> new AlertKey("t", alert.source(), alert.fingerprint()))
                .distinct()
                .filter(alerts::containsKey)
                .map(alerts::get)
                .toList();
        IntakeFold fold = new IntakeFold(stored, rules, () -> new UUID(0, ++ids), now);
        out.add("steps "
                + given.stream().map(alert -> fold.take("t", alert, now).name()).collect(Collectors.joining(" ")));
        FoldedBatch folded = fold.settle(known(fold.wanted()));
        folded.opened().forEach(this::insert);
        folded.changed().forEach(incident -> put(label(incident.id()), incident));
        for (FoldedAlert alert : folded.alerts()) {
            alerts.put(alert.alert().key(), alert.alert());
            out.add(text(alert));
        }
        folded.entries().forEach(entry -> out.add(text(entry)));
        folded.needs().forEach(need -> out.add(text(need)));
    }

    /** As the statements of intake do. */
    private List<Incident> known(IntakeFold.Wanted wanted) {
        return incidents.values().stream()
                .map(Row::incident)
                .filter(incident ->
                        wanted.ids().contains(incident.id()) || wanted.keys().contains(incident.key()))
                .toList();
    }

    private void insert(OpenedIncident opened) {
        String value = opened.incident().key().correlationKey().replaceAll(".*=", "");
        long before = incidents.keySet().stream()
                .filter(label -> label.startsWith(value + "#"))
                .count();
        // What is over already when it begins is among the changed ones, too.
        Incident open = opened.incident().with(IncidentStatus.open());
        incidents.put(value + "#" + (before + 1), new Row(open, opened.title(), ""));
    }

    private void put(String label, Incident incident) {
        incidents.put(label, new Row(incident, row(label).title(), row(label).shown()));
    }

    private void person(String label, Transition transition, List<String> out) {
        out.add("step " + transition.outcome());
        put(label, transition.incident());
        transition.entries().forEach(entry -> out.add(text(entry)));
    }

    private void stale(String fingerprint) {
        AlertKey key = new AlertKey("t", "am", fingerprint);
        StoredAlert alert = known(key);
        AlertStatus is = alert.status();
        AlertStatus stale = new AlertStatus(
                is.state(),
                is.startsAt(),
                is.endsAt(),
                is.previousEnd(),
                is.lastSeen(),
                is.longestPause(),
                now,
                is.occurrences(),
                is.transitions(),
                is.episode());
        alerts.put(
                key, new StoredAlert(alert.id(), key, stale, alert.severity(), alert.incident(), alert.contentHash()));
    }

    private Incident of(String label) {
        return row(label).incident();
    }

    private Row row(String label) {
        Row row = incidents.get(label);
        if (row == null) {
            throw new IllegalStateException("no incident " + label);
        }
        return row;
    }

    private StoredAlert known(AlertKey key) {
        StoredAlert alert = alerts.get(key);
        if (alert == null) {
            throw new IllegalStateException("no alert " + key);
        }
        return alert;
    }

    /** {@code fingerprint deployment state severity environment start=… end=…}. */
    private Alert delivery(String told) {
        String[] cells = told.split(" ");
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("deployment", cells[1]);
        labels.put("environment", cells[4]);
        AlertState state = AlertState.valueOf(cells[2].toUpperCase(Locale.ROOT));
        return new Alert(
                "am",
                cells[0],
                state,
                new AlertContent(
                        Severity.of(cells[3]), "title " + cells[0], null, labels, Map.of(), List.of(), List.of()),
                new Times(second(cells[5], "start="), state == AlertState.FIRING ? null : second(cells[6], "end=")),
                null);
    }

    private static Instant second(String cell, String name) {
        return START.plusSeconds(Long.parseLong(cell.substring(name.length())));
    }

    private static String sec(@Nullable Instant at) {
        return at == null ? "-" : String.valueOf(Duration.between(START, at).toSeconds());
    }

    private static String text(@Nullable Mark mark) {
        return mark == null ? "-" : mark.by() + "@" + sec(mark.at());
    }

    private String label(@Nullable UUID id) {
        return incidents.entrySet().stream()
                .filter(row -> row.getValue().incident().id().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("-");
    }

    private static String text(String label, Row row) {
        Incident is = row.incident();
        return String.join(
                " ",
                "incident",
                label,
                is.state().wire(),
                is.severity().wire(),
                "alerts=" + is.alerts().total(),
                "firing=" + is.alerts().firing(),
                "last=" + sec(is.lastAlertAt()),
                "ack=" + text(is.status().acknowledged()),
                "res=" + text(is.status().resolved()),
                "env=" + is.environment(),
                "title=" + row.title());
    }

    private String text(FoldedAlert folded) {
        StoredAlert is = folded.alert();
        FoldedAlert.CurrentAlert content = folded.content();
        return String.join(
                " ",
                "alert",
                is.key().fingerprint(),
                folded.isNew() ? "new" : "known",
                is.status().state().wire(),
                is.severity().wire(),
                "in=" + label(is.incident()),
                "starts=" + sec(is.status().startsAt()),
                "ends=" + sec(is.status().endsAt()),
                "stale=" + (is.status().staleSince() != null),
                "occurrences=" + is.status().occurrences(),
                "episode=" + is.status().episode(),
                "content=" + (content == null ? "-" : content.alert().severity().wire() + "/" + content.environment()),
                "events="
                        + folded.transitions().stream()
                                .map(each -> each.kind().wire() + ":" + each.reason() + ":"
                                        + each.status().episode())
                                .toList());
    }

    private String text(JournalEntry entry) {
        Subject subject = entry.event().subject();
        return String.join(
                " ",
                "change",
                EventCatalogue.of(entry.event()).verb(),
                "by",
                entry.actor(),
                subject.type(),
                subject instanceof Subject.Alert alert ? fingerprint(alert.uuid()) : label(subject.incidentId()),
                "in",
                label(subject.incidentId()),
                String.valueOf(entry.reason()),
                new TreeMap<>(EventCatalogue.details(entry.event())).toString());
    }

    private String fingerprint(UUID alert) {
        return alerts.values().stream()
                .filter(each -> each.id().equals(alert))
                .map(each -> each.key().fingerprint())
                .findFirst()
                .orElseThrow();
    }

    /** As the hub makes jobs of them. */
    private String text(Need need) {
        String job = need.attention() == Attention.REFRESH ? "notify-incident" : "triage";
        long delay = need.attention() == Attention.SOON ? IncidentFold.CALM.toMillis() : 0;
        return "job " + job + " " + label(need.incident()) + " in " + delay + " key=true tenant=" + need.tenant();
    }
}
