package dev.serai.signal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.digest.Sha256;
import dev.serai.policy.Durations;
import dev.serai.policy.PolicyFile;
import dev.serai.policy.SchemaText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tuning of {@code policy/signal.yaml}.
 *
 * @param stages which are asked, in their order
 * @param waits how long it is awaited that an alert ends by itself
 * @param logSurge from how many times the usual count on complaints of a log are a surge
 * @param changeWindow how long after a change an effect may be its own, where nobody said until when
 * @param rechecks when what was suppressed is decided again
 * @param folds how symptoms join their root
 * @param trusted sources whose facts count for alerts of others too
 * @param hash SHA-256 of the file, 64 hex digits: what was decided by the same file was decided by the same rules
 */
public record SignalPolicy(
        List<SignalStage> stages,
        Waits waits,
        double logSurge,
        Duration changeWindow,
        Rechecks rechecks,
        Folds folds,
        Set<String> trusted,
        String hash) {

    private static final String SCHEMA = SchemaText.of(SignalPolicy.class, "signal.schema.json");

    /**
     * How long it is awaited that an alert ends by itself.
     *
     * @param bySeverity none for those that are not named
     * @param inDoubt at least so long where its logs are quiet, or it fires all the time
     * @param chronic from how many times an hour on it fires all the time
     * @param far from how many times the threshold on there is nothing to wait for, when the logs complain too
     */
    public record Waits(Map<Severity, Duration> bySeverity, Duration inDoubt, int chronic, double far) {

        public Waits {
            bySeverity = Map.copyOf(bySeverity);
        }
    }

    /**
     * When what was suppressed is decided again.
     *
     * @param after it fired
     * @param until how long what fires on is seen again, at the longest of these intervals; what belongs to another, ever more
     *     seldom after that
     */
    public record Rechecks(List<Duration> after, Duration until) {

        public Rechecks {
            after = after.stream().sorted().toList();
        }

        Duration last() {
            return after.get(after.size() - 1);
        }
    }

    /**
     * How symptoms join their root.
     *
     * @param window how far apart they fire at most
     * @param jitter within this time it is open which of two fired first
     * @param rootWait how long an alert waits whose logs do not name it
     * @param lasts how long a root that has ended explains its symptoms
     * @param consequences parts of names of conditions that follow from another one
     * @param consequenceWait how long such an alert waits
     * @param gather from how many services on the same condition is one page for all of them; 0 for never
     */
    public record Folds(
            Duration window,
            Duration jitter,
            Duration rootWait,
            Duration lasts,
            Set<String> consequences,
            Duration consequenceWait,
            int gather) {

        public Folds {
            consequences = Set.copyOf(consequences);
        }

        public boolean gathers() {
            return gather > 0;
        }
    }

    public SignalPolicy {
        stages = List.copyOf(stages);
        trusted = Set.copyOf(trusted);
    }

    /**
     * @param name the file's name for errors
     * @param text its YAML
     * @throws dev.serai.policy.PolicyException when the file is broken
     */
    public static SignalPolicy read(String name, String text) {
        JsonNode tree = PolicyFile.read(name, text, SCHEMA).tree();
        return new SignalPolicy(
                stages(tree.path("stages")),
                waits(tree.path("hold")),
                tree.path("logs").path("surge").asDouble(),
                duration(tree.path("change").path("window")),
                rechecks(tree.path("check_again")),
                folds(tree.path("fold")),
                trusted(tree.path("facts").path("trusted")),
                Sha256.hex(text));
    }

    /** The same without one stage: what it is good for shows in what becomes of the alerts. */
    public SignalPolicy without(SignalStage stage) {
        return new SignalPolicy(
                stages.stream().filter(one -> one != stage).toList(),
                waits,
                logSurge,
                changeWindow,
                rechecks,
                folds,
                trusted,
                hash);
    }

    Duration hold(Severity severity) {
        return waits.bySeverity().getOrDefault(severity, Duration.ZERO);
    }

    private static List<SignalStage> stages(JsonNode named) {
        if (named.isMissingNode()) {
            return SignalStage.all();
        }
        List<SignalStage> stages = new ArrayList<>();
        named.forEach(stage -> stages.add(SignalStage.of(stage.asText())));
        return stages;
    }

    private static Waits waits(JsonNode node) {
        Map<Severity, Duration> bySeverity = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            if (node.has(severity.wire())) {
                bySeverity.put(severity, duration(node.get(severity.wire())));
            }
        }
        return new Waits(
                bySeverity,
                duration(node.path("in_doubt")),
                node.path("chronic").asInt(),
                node.path("far").asDouble());
    }

    private static Rechecks rechecks(JsonNode node) {
        List<Duration> after = new ArrayList<>();
        node.path("after").forEach(one -> after.add(duration(one)));
        return new Rechecks(after, duration(node.path("until")));
    }

    private static Set<String> trusted(JsonNode names) {
        Set<String> trusted = new TreeSet<>();
        names.forEach(name -> trusted.add(name.asText()));
        return trusted;
    }

    private static Folds folds(JsonNode node) {
        Set<String> consequences = new TreeSet<>();
        node.path("consequences").forEach(one -> consequences.add(one.asText().toLowerCase(Locale.ROOT)));
        return new Folds(
                duration(node.path("window")),
                duration(node.path("jitter")),
                duration(node.path("wait")),
                duration(node.path("root_lasts")),
                consequences,
                duration(node.path("consequence_wait")),
                node.path("gather").asInt());
    }

    private static Duration duration(JsonNode node) {
        return Durations.parse(node.asText());
    }
}
