package dev.serai.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.notify.Notice.NoticeKind;
import dev.serai.policy.Durations;
import dev.serai.policy.Expression;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.SchemaText;
import dev.serai.policy.Vocabulary;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads {@code policy/notify.yaml}. */
final class NotifyFile {

    private static final String SCHEMA = SchemaText.of(NotifyFile.class, "notify.schema.json");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final PolicyFile file;
    private final SortedSet<String> channels;

    private NotifyFile(PolicyFile file, Collection<String> sinks) {
        this.file = file;
        this.channels = new TreeSet<>(NotifyPolicy.CHANNELS);
        this.channels.addAll(sinks);
    }

    static NotifyPolicy read(String name, String text, Collection<String> sinks) {
        NotifyFile reader = new NotifyFile(PolicyFile.read(name, text, SCHEMA), sinks);
        Map<String, OnCallHours> hours = reader.hours();
        return new NotifyPolicy(hours, reader.rules(words(hours.keySet())), reader.budgets());
    }

    private NotifyPolicy.PageBudgets budgets() {
        JsonNode node = file.tree().path("budget");
        PageBudget other = new PageBudget(
                node.path("pages").asInt(PageBudget.DEFAULT.pages()),
                node.has("list_for") ? Durations.parse(node.path("list_for").asText()) : PageBudget.DEFAULT.listFor());
        Map<Destination, Integer> named = new HashMap<>();
        node.path("receivers")
                .properties()
                .forEach(entry -> named.put(
                        destination(entry.getKey(), "/budget/receivers/" + entry.getKey()),
                        entry.getValue().asInt()));
        return new NotifyPolicy.PageBudgets(other, named);
    }

    private static Vocabulary words(Set<String> hours) {
        Vocabulary words = new Vocabulary(Map.of(
                "notice.kind", Vocabulary.ValueKind.STRING,
                "notice.severity", Vocabulary.ValueKind.STRING,
                "notice.environment", Vocabulary.ValueKind.STRING,
                "notice.labels", Vocabulary.ValueKind.LABELS,
                "notice.at", Vocabulary.ValueKind.TIMESTAMP));
        for (String name : hours) {
            words = words.and("hours." + name, Vocabulary.ValueKind.BOOL);
        }
        return words;
    }

    private Map<String, OnCallHours> hours() {
        Map<String, OnCallHours> hours = new LinkedHashMap<>();
        file.tree().path("hours").properties().forEach(entry -> {
            JsonNode node = entry.getValue();
            ZoneId zone = zone(node.path("zone").asText(), "/hours/" + entry.getKey() + "/zone");
            hours.put(
                    entry.getKey(),
                    new OnCallHours(
                            zone,
                            days(node.path("days")),
                            minute(node.path("from").asText()),
                            minute(node.path("until").asText())));
        });
        return hours;
    }

    private ZoneId zone(String name, String at) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw refuse(at, "unknown time zone '" + name + "', name one as in Europe/Berlin or UTC");
        }
    }

    private static Set<DayOfWeek> days(JsonNode node) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        node.forEach(day -> days.add(DayOfWeek.of(DAYS.indexOf(day.asText()) + 1)));
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
    }

    private static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    private List<NotifyPolicy.NotifyRule> rules(Vocabulary words) {
        JsonNode nodes = file.tree().path("rules");
        List<NotifyPolicy.NotifyRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            NotifyPolicy.NotifyRule rule = rule(nodes.get(i), "/rules/" + i, words);
            if (!names.add(rule.name())) {
                throw refuse("/rules/" + i + "/name", "a second rule '" + rule.name() + "'");
            }
            rules.add(rule);
        }
        return rules;
    }

    private NotifyPolicy.NotifyRule rule(JsonNode node, String at, Vocabulary words) {
        Set<NoticeKind> about = EnumSet.noneOf(NoticeKind.class);
        node.path("about").forEach(kind -> about.add(NoticeKind.of(kind.asText())));
        List<Destination> to = new ArrayList<>();
        for (int i = 0; i < node.path("to").size(); i++) {
            to.add(destination(node.path("to").get(i).asText(), at + "/to/" + i));
        }
        return new NotifyPolicy.NotifyRule(
                node.path("name").asText(),
                about,
                node.has("when") ? file.expression(at + "/when", words, Expression.Type.BOOL) : null,
                List.copyOf(to));
    }

    private Destination destination(String text, String at) {
        Destination to = Destination.of(text);
        if (!channels.contains(to.channel())) {
            throw refuse(
                    at,
                    "unknown channel '" + to.channel() + "', known are " + String.join(", ", channels)
                            + "; a route of the template deliver-to-sink makes another one");
        }
        return to;
    }

    private PolicyException refuse(String at, String reason) {
        return new PolicyException(file.error(at, reason));
    }
}
