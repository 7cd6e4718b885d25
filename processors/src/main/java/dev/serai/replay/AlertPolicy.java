package dev.serai.replay;

import dev.serai.digest.Sha256;
import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import dev.serai.signal.SignalPolicy;
import dev.serai.signal.Topology;
import dev.serai.signal.TriagePolicy;
import dev.serai.silence.SuppressionPolicy;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The policy files that say what becomes of a single alert.
 *
 * @param signal which alerts are worth a page
 * @param suppression which notify nobody by rule
 * @param triage which incidents may page; of single alerts, what is less severe than its {@code page_from} pages nobody
 * @param topology which service needs which
 * @param hash SHA-256 over the files' texts, 64 hex digits
 */
public record AlertPolicy(
        SignalPolicy signal, SuppressionPolicy suppression, TriagePolicy triage, Topology topology, String hash) {

    public static final String SIGNAL = "policy/signal.yaml";
    public static final String SUPPRESSION = "policy/suppression.yaml";
    public static final String TRIAGE = "policy/triage.yaml";

    public static final String TOPOLOGY = "policy/topology.yaml";

    /** The names of all of them. */
    public static final List<String> FILES = List.of(SIGNAL, SUPPRESSION, TRIAGE, TOPOLOGY);

    /**
     * @param texts the files' texts by name, those of {@link #FILES}; without a topology no service needs another
     * @param path how errors name a file
     * @throws PolicyException when one of them is broken or missing
     */
    public static AlertPolicy read(Map<String, String> texts, UnaryOperator<String> path) {
        return new AlertPolicy(
                read(SIGNAL, texts, path, SignalPolicy::read),
                read(SUPPRESSION, texts, path, SuppressionPolicy::read),
                read(TRIAGE, texts, path, TriagePolicy::read),
                texts.containsKey(TOPOLOGY) ? read(TOPOLOGY, texts, path, Topology::read) : Topology.NONE,
                hash(texts));
    }

    private static <T> T read(
            String name, Map<String, String> texts, UnaryOperator<String> path, BiFunction<String, String, T> reader) {
        String text = texts.get(name);
        if (text == null) {
            throw new PolicyException(new PolicyError(path.apply(name), 1, 1, "is missing"));
        }
        return reader.apply(path.apply(name), text);
    }

    private static String hash(Map<String, String> texts) {
        StringBuilder all = new StringBuilder();
        FILES.forEach(
                name -> all.append(Sha256.hex(texts.getOrDefault(name, ""))).append('\n'));
        return Sha256.hex(all.toString());
    }
}
