package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an action does, as an imperative without a sign at its end; for instance {@code Roll back shop/cart from 1.5.0 to 1.4.2}. */
public final class ActSentence {

    private static final Pattern IMAGE = Pattern.compile("(?m)^([-+]) \\S*\\bimage: \\S*:([^\\s:/@]+)$");
    private static final Pattern REVISION = Pattern.compile(" to revision \\d+.*");
    private static final Pattern ROLLED_BACK = Pattern.compile("Roll back (.+) from (\\S+) to (\\S+)");
    private static final Pattern LONG_HASH = Pattern.compile("(\\p{XDigit}{12})\\p{XDigit}{20,}");

    private static final Map<String, String> PAST = Map.ofEntries(
            Map.entry("Roll", "Rolled"),
            Map.entry("Restart", "Restarted"),
            Map.entry("Scale", "Scaled"),
            Map.entry("Delete", "Deleted"),
            Map.entry("Close", "Closed"),
            Map.entry("Open", "Opened"),
            Map.entry("Drain", "Drained"),
            Map.entry("Examine", "Examined"),
            Map.entry("Read", "Read"),
            Map.entry("Run", "Ran"),
            Map.entry("Send", "Sent"),
            Map.entry("Set", "Set"));

    /** So that a file whose name its sender chose does not make the sentence. */
    private static final int FILE_UNITS = 60;

    private ActSentence() {}

    /**
     * @param action with the fields {@code kamelet, arguments, target, playbook, step}, where it was tried out {@code dry_run}, and
     *     {@code file} where it reads one that came with an alert
     */
    static String of(JsonNode action) {
        String kamelet = PageReader.text(action, "kamelet");
        String words = ProposedAct.sentence(ChatLanguage.ENGLISH, kamelet, action.path("arguments"))
                .orElseGet(() -> further(action));
        return versions(words, PageReader.text(action, "dry_run"));
    }

    /**
     * The words of an action that {@link ProposedAct} has none for; at least its playbook, step and target.
     *
     * @param action as for {@link #of}
     */
    public static String further(JsonNode action) {
        return other(PageReader.text(action, "kamelet"), action).orElseGet(() -> step(action));
    }

    /** With the versions that a dry run names instead of a revision's number; the same without. */
    public static String versions(String words, String dryRun) {
        String before = version(dryRun, "-");
        String after = version(dryRun, "+");
        return before.isEmpty() || after.isEmpty()
                ? words
                : REVISION.matcher(words).replaceFirst(Matcher.quoteReplacement(" from " + before + " to " + after));
    }

    /** The same as something that was done: {@code Rolled back shop/cart}. */
    static String past(String act) {
        String verb = act.split(" ", 2)[0];
        return PAST.containsKey(verb) ? PAST.get(verb) + act.substring(verb.length()) : "Done: " + act;
    }

    /** The same as an earlier change that was undone by it: what went back to a higher version is not called rolled back. */
    static String undone(String act) {
        Matcher rollback = ROLLED_BACK.matcher(act);
        return rollback.matches() ? rollback.replaceFirst("$1 is on $3 again, no longer on $2") : small(past(act));
    }

    /** What ends the question whether to do it: apart from an address, of which it would be a part otherwise. */
    static String end(String act) {
        return act.substring(act.lastIndexOf(' ') + 1).contains("://") ? " ?" : "?";
    }

    /** The same within a sentence. */
    static String small(String act) {
        return act.isEmpty() ? act : act.substring(0, 1).toLowerCase(Locale.ROOT) + act.substring(1);
    }

    private static Optional<String> other(String kamelet, JsonNode action) {
        JsonNode arguments = action.path("arguments");
        return switch (kamelet) {
            case "http-request-action" -> Optional.of(
                    "Send " + arguments.path("method").asText("GET") + " to "
                            + arguments.path("url").asText());
            case "kubernetes-resources-patch-action" -> Optional.of(
                    "Set " + limits(arguments) + " of " + place(arguments));
            case "kubernetes-describe-action" -> Optional.of("Read the state of " + place(arguments));
            case "kubernetes-logs-action" -> Optional.of("Read the log of " + place(arguments));
            case "kubernetes-events-action" -> Optional.of("Read the events of " + place(arguments));
            case "kubernetes-metrics-action" -> Optional.of("Read what " + place(arguments) + " uses");
            case "kubernetes-rollout-history-action" -> Optional.of("Read the rollouts of " + place(arguments));
            case "docker-sandbox-action" -> arguments.hasNonNull("stdin_evidence")
                    ? Optional.of("Examine the file " + file(action) + " in the sandbox")
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String limits(JsonNode arguments) {
        String set = Stream.of("memory_limit", "memory_request", "cpu_limit", "cpu_request")
                .filter(arguments::hasNonNull)
                .map(name -> "the " + name.replace('_', ' ') + " to "
                        + arguments.path(name).asText())
                .collect(Collectors.joining(" and "));
        return set.isEmpty() ? "the resources" : set;
    }

    private static String place(JsonNode arguments) {
        String cluster = arguments.path("cluster").asText("");
        return String.join(
                        "/",
                        Stream.of("namespace", "name", "container")
                                .map(name -> arguments.path(name).asText(""))
                                .filter(part -> !part.isEmpty())
                                .toList())
                + (cluster.isEmpty() ? "" : " on " + cluster);
    }

    private static String step(JsonNode action) {
        String target = target(action);
        List<String> names = Stream.of(PageReader.text(action, "playbook"), PageReader.text(action, "step"))
                .filter(name -> !name.isEmpty())
                .toList();
        String what = names.isEmpty() ? PageReader.text(action, "kamelet") : String.join(" › ", names);
        return "Run " + what + (target.isEmpty() ? "" : " on " + target);
    }

    /** Its name as its sender had it, as far as a sentence has room for it; else what it is known by. */
    private static String file(JsonNode action) {
        String name = PageReader.text(action, "file");
        return name.isBlank() ? target(action).replaceFirst("^artefact:", "") : SafeText.line(name, FILE_UNITS);
    }

    /** Nobody compares long hashes by eye. */
    private static String target(JsonNode action) {
        return LONG_HASH.matcher(PageReader.text(action, "target")).replaceAll("$1…");
    }

    private static String version(String dryRun, String sign) {
        Matcher line = IMAGE.matcher(dryRun);
        String found = "";
        while (line.find()) {
            if (line.group(1).equals(sign)) {
                if (!found.isEmpty()) {
                    return "";
                }
                found = line.group(2);
            }
        }
        return found;
    }
}
