package dev.serai.language;

import dev.serai.language.Understood.Unclear;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A line that somebody would give to a shell. None is run; a few of kubectl's are understood. */
final class ShellLine {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;
    private static final String KUBECTL = "kubectl";

    /** What only reads, by program; of every other word of these programs something is changed. */
    private static final Map<String, Set<String>> READING = Map.of(
            KUBECTL,
            Set.of(
                    "get",
                    "describe",
                    "logs",
                    "top",
                    "explain",
                    "events",
                    "version",
                    "cluster-info",
                    "auth",
                    "config",
                    "status",
                    "history",
                    "wait",
                    "diff",
                    "api-resources"),
            "oc",
            Set.of("get", "describe", "logs", "status", "whoami", "events"),
            "helm",
            Set.of("status", "history", "list", "ls", "get", "show", "diff"),
            "docker",
            Set.of("ps", "logs", "inspect", "stats", "images", "top"),
            "systemctl",
            Set.of("status", "list-units"));

    private static final Map<String, Set<String>> CHANGING = Map.of(
            "oc",
            Set.of("rollout", "scale", "delete", "apply", "create", "edit", "patch", "exec", "adm"),
            "helm",
            Set.of("install", "upgrade", "uninstall", "delete", "rollback"),
            "docker",
            Set.of("restart", "stop", "start", "kill", "rm", "run", "exec", "rmi"),
            "systemctl",
            Set.of("restart", "stop", "start", "reload", "kill", "enable", "disable"));

    private ShellLine() {}

    /** What a line asks for; null for words that are none. */
    static @Nullable Understood read(String readable, KnownNames known) {
        String line = readable.strip();
        List<String> words = List.of(line.toLowerCase(Locale.ROOT).split("\\s+"));
        if (words.get(0).equals("$") || words.get(0).equals("#") || words.get(0).equals(">")) {
            return read(String.join(" ", words.subList(1, words.size())), known) == null
                    ? null
                    : Unclear.of(UnclearReason.REPORTED);
        }
        if (words.get(0).equals("sudo") && words.size() > 1) {
            return Unclear.of(UnclearReason.NOT_OFFERED);
        }
        boolean shortened = words.get(0).equals("k");
        String program = shortened ? KUBECTL : words.get(0);
        if (!READING.containsKey(program) || words.size() < 2) {
            return null;
        }
        List<String> plain =
                words.stream().skip(1).filter(word -> !word.startsWith("-")).toList();
        boolean reads = plain.stream().limit(2).anyMatch(READING.getOrDefault(program, Set.of())::contains);
        if (program.equals(KUBECTL) && !shortened) {
            Understood request = reads ? null : KubectlLine.read(line, known);
            return request == null ? Unclear.of(reads ? UnclearReason.SHELL : UnclearReason.NOT_OFFERED) : request;
        }
        boolean changes =
                !plain.isEmpty() && CHANGING.getOrDefault(program, Set.of()).contains(plain.get(0));
        boolean speaks = readable.contains("?") || isSpoken(plain);
        return speaks || !reads && !changes
                ? null
                : Unclear.of(reads ? UnclearReason.SHELL : UnclearReason.NOT_OFFERED);
    }

    /** "Helm upgrade failed": words that a shell would not take behind its own. */
    private static boolean isSpoken(List<String> words) {
        return words.stream().skip(1).anyMatch(word -> LEXICON.occurs("spoken", List.of(word)));
    }
}
