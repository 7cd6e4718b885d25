package dev.serai.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of kubectl that says exactly what the catalogue offers, with a namespace and a number at most. */
final class KubectlLine {

    private static final Map<String, ChangeVerb> VERBS = Map.of(
            "rollout restart", ChangeVerb.RESTART,
            "rollout undo", ChangeVerb.ROLLBACK,
            "scale", ChangeVerb.SCALE,
            "delete", ChangeVerb.DELETE_POD,
            "cordon", ChangeVerb.CORDON,
            "uncordon", ChangeVerb.UNCORDON,
            "drain", ChangeVerb.DRAIN);
    private static final List<String> NAMESPACE_FLAGS = List.of("-n", "--namespace");

    private static final String REPLICAS = "--replicas";
    private static final String REVISION = "--to-revision";

    private KubectlLine() {}

    /** What the line asks for; null for every line but those few. */
    static @Nullable Understood read(String line, KnownNames known) {
        boolean plain = line.chars().allMatch(unit -> Character.isLetterOrDigit(unit) || " -./=".indexOf(unit) >= 0);
        return plain ? request(List.of(line.split(" +")), known) : null;
    }

    private static @Nullable Understood request(List<String> line, KnownNames known) {
        List<String> words = new ArrayList<>();
        List<String> flags = new ArrayList<>();
        for (int at = 1; at < line.size(); at++) {
            String word = line.get(at);
            boolean apart = NAMESPACE_FLAGS.contains(word) || word.equals(REPLICAS) || word.equals(REVISION);
            if (apart && at + 1 < line.size()) {
                flags.add(word + "=" + line.get(++at));
            } else if (word.startsWith("-")) {
                flags.add(word);
            } else {
                words.add(word);
            }
        }
        int length = !words.isEmpty() && words.get(0).equals("rollout") ? 2 : 1;
        if (words.size() <= length) {
            return null;
        }
        ChangeVerb verb = VERBS.get(String.join(" ", words.subList(0, length)));
        Slots slots = verb == null ? null : slots(verb, words.subList(length, words.size()), flags, known);
        return verb == null || slots == null ? null : new ObjectResolver(known).request(verb, slots);
    }

    private static @Nullable Slots slots(ChangeVerb verb, List<String> object, List<String> flags, KnownNames known) {
        boolean ofNode = verb.kinds().contains(TargetKind.NODE);
        List<String> said = new ArrayList<>(object);
        if (ofNode && object.size() == 1) {
            said.add(0, "node");
        }
        Slots slots = SlotReader.read(said, known);
        boolean whole = slots.problem == null && slots.name != null && slots.kind != null && slots.namespace == null;
        boolean slash = object.stream().anyMatch(word -> word.contains("/"));
        boolean one = object.size() == (slash || ofNode ? 1 : 2);
        if (!whole || !one) {
            return null;
        }
        for (String flag : flags) {
            if (!flag(flag, slots, verb)) {
                return null;
            }
        }
        return slots.problem == null ? slots : null;
    }

    private static boolean flag(String flag, Slots slots, ChangeVerb verb) {
        int equals = flag.indexOf('=');
        String name = equals < 0 ? flag : flag.substring(0, equals);
        String value = equals < 0 ? "" : flag.substring(equals + 1);
        if (NAMESPACE_FLAGS.contains(name) && KnownNames.isNameShaped(value)) {
            slots.namespace(value);
            return true;
        }
        Integer count = NumberWords.of(value);
        boolean digits = !value.isEmpty() && Character.isDigit(value.charAt(0));
        if (verb == ChangeVerb.SCALE && name.equals(REPLICAS) && digits && count != null) {
            slots.count(count, false);
            return true;
        }
        if (verb == ChangeVerb.ROLLBACK && name.equals(REVISION) && value.matches("[1-9][0-9]{0,8}")) {
            slots.version(new SaidVersion(true, value));
            return true;
        }
        return verb == ChangeVerb.DRAIN && flag.equals("--ignore-daemonsets");
    }
}
