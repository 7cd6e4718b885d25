package dev.serai.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.notify.OnCallHours;
import dev.serai.policy.Durations;
import dev.serai.policy.Expression;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.SchemaText;
import dev.serai.policy.Vocabulary;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code policy/oncall.yaml}. */
final class OnCallFile {

    /** An account's name. */
    static final String PERSON = "[a-z0-9][a-z0-9._-]{1,62}";

    /** Calls of one chain; more would be noise. */
    private static final int MOST_CALLS = 200;

    private static final String SCHEMA = SchemaText.of(OnCallFile.class, "oncall.schema.json");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Vocabulary WORDS = new Vocabulary(Map.of(
            "notice.severity", Vocabulary.ValueKind.STRING,
            "notice.environment", Vocabulary.ValueKind.STRING,
            "notice.labels", Vocabulary.ValueKind.LABELS,
            "notice.at", Vocabulary.ValueKind.TIMESTAMP));

    private final PolicyFile file;

    private OnCallFile(PolicyFile file) {
        this.file = file;
    }

    static OnCallPolicy read(String name, String text) {
        OnCallFile reader = new OnCallFile(PolicyFile.read(name, text, SCHEMA));
        Map<String, Rota> rotas = reader.rotas();
        return new OnCallPolicy(rotas, reader.chains(rotas.keySet()), reader.reminders());
    }

    private Map<String, Rota> rotas() {
        Map<String, Rota> rotas = new LinkedHashMap<>();
        file.tree().path("rotas").properties().forEach(entry -> {
            String at = "/rotas/" + entry.getKey();
            ZoneId zone = zone(entry.getValue(), at, null);
            List<RotaLayer> layers = new ArrayList<>();
            JsonNode nodes = entry.getValue().path("layers");
            for (int i = 0; i < nodes.size(); i++) {
                layers.add(layer(nodes.get(i), at + "/layers/" + i, zone));
            }
            rotas.put(entry.getKey(), new Rota(entry.getKey(), layers));
        });
        return rotas;
    }

    private RotaLayer layer(JsonNode node, String at, ZoneId ofRota) {
        ZoneId zone = zone(node, at, ofRota);
        if (node.has("ical")) {
            try {
                return CalendarFile.read(node.path("ical").asText(), zone);
            } catch (IllegalArgumentException e) {
                throw refuse(at + "/ical", String.valueOf(e.getMessage()));
            }
        }
        List<String> people = new ArrayList<>();
        node.path("people").forEach(person -> people.add(person.asText()));
        List<OnCallHours> hours = new ArrayList<>();
        node.path("hours").forEach(some -> hours.add(hours(some, zone)));
        return new TurnLayer(
                zone,
                date(node.path("start").asText(), at + "/start"),
                LocalTime.parse(node.path("hand_over").asText()),
                days(node.path("every").asText()),
                people,
                hours);
    }

    private ZoneId zone(JsonNode node, String at, @Nullable ZoneId otherwise) {
        if (otherwise != null && !node.has("zone")) {
            return otherwise;
        }
        String name = node.path("zone").asText();
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw refuse(at + "/zone", "unknown time zone '" + name + "', name one as in Europe/Berlin or UTC");
        }
    }

    private LocalDate date(String text, String at) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw refuse(at, "'" + text + "' is no day, write one as 2026-01-05");
        }
    }

    private static int days(String every) {
        int number = Integer.parseInt(every.substring(0, every.length() - 1));
        return every.endsWith("w") ? 7 * number : number;
    }

    private static OnCallHours hours(JsonNode node, ZoneId zone) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        node.path("days").forEach(day -> days.add(DayOfWeek.of(DAYS.indexOf(day.asText()) + 1)));
        return new OnCallHours(
                zone,
                days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days,
                minute(node.path("from").asText()),
                minute(node.path("until").asText()));
    }

    private static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    private List<OnCallPolicy.ChainRule> chains(Set<String> rotas) {
        JsonNode nodes = file.tree().path("chains");
        List<OnCallPolicy.ChainRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            String at = "/chains/" + i;
            EscalationChain chain = chain(nodes.get(i), at, rotas);
            if (!names.add(chain.name())) {
                throw refuse(at + "/name", "a second chain '" + chain.name() + "'");
            }
            boolean always = !nodes.get(i).has("when");
            rules.add(new OnCallPolicy.ChainRule(
                    chain, always ? null : file.expression(at + "/when", WORDS, Expression.Type.BOOL)));
        }
        return rules;
    }

    private Reminders reminders() {
        JsonNode node = file.tree().path("reminders");
        if (node.isMissingNode()) {
            return Reminders.NONE;
        }
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        node.path("severities").forEach(severity -> severities.add(Severity.of(severity.asText())));
        return new Reminders(
                severities,
                Durations.parse(node.path("after").asText()),
                Durations.parse(node.path("every").asText()),
                node.path("times").asInt());
    }

    private EscalationChain chain(JsonNode node, String at, Set<String> rotas) {
        List<EscalationStep> steps = new ArrayList<>();
        JsonNode nodes = node.path("steps");
        for (int i = 0; i < nodes.size(); i++) {
            steps.add(step(nodes.get(i), at + "/steps/" + i, rotas));
        }
        int rounds = node.path("rounds").asInt(1);
        if (rounds * steps.size() > MOST_CALLS) {
            throw refuse(at, "the chain calls more than " + MOST_CALLS + " times: fewer steps or rounds");
        }
        return new EscalationChain(node.path("name").asText(), steps, rounds);
    }

    private EscalationStep step(JsonNode node, String at, Set<String> rotas) {
        List<CallTarget> targets = new ArrayList<>();
        node.path("call").forEach(text -> targets.add(CallTarget.of(text.asText())));
        for (CallTarget target : targets) {
            if (target.kind() == CallTarget.CallTargetKind.ROTA && !rotas.contains(target.name())) {
                throw refuse(at + "/call", "unknown rota '" + target.name() + "', there are: " + rotas);
            }
        }
        return new EscalationStep(
                targets, Durations.parse(node.path("wait").asText()).toSeconds());
    }

    private PolicyException refuse(String at, String reason) {
        return new PolicyException(file.error(at, reason));
    }
}
