package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what an action does, in the words of people: with all that it was given, since nobody agrees to what is not shown. */
public final class ProposedAct {

    private static final Set<String> PLACE = Set.of("cluster", "namespace", "name", "kind");

    /** The argument that is a word of the sentence. */
    private static final Map<String, String> SAID =
            Map.of("kubernetes-scale-action", "replicas", "kubernetes-rollback-action", "revision");

    private ProposedAct() {}

    /**
     * For instance {@code Scale shop/cart on demo to 5 (Deployment)}, with every further argument; empty for a Kamelet that has no
     * words here.
     *
     * @param arguments as they are frozen
     */
    public static Optional<String> words(ChatLanguage language, String kamelet, JsonNode arguments) {
        return sentence(language, kamelet, arguments).map(words -> words + further(kamelet, arguments));
    }

    /** The kind and what the sentence does not say, in parentheses. */
    private static String further(String kamelet, JsonNode arguments) {
        List<String> all = new ArrayList<>();
        if (arguments.hasNonNull("kind")) {
            all.add(arguments.path("kind").asText());
        }
        arguments.properties().forEach(one -> {
            if (!PLACE.contains(one.getKey()) && !one.getKey().equals(SAID.get(kamelet))) {
                all.add(one.getKey() + ": " + value(one.getValue()));
            }
        });
        return all.isEmpty() ? "" : " (" + String.join(", ", all) + ")";
    }

    private static String value(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** An action that nobody has words for, for instance {@code probe › look (artefact:x)}; without a playbook, all it was given. */
    public static String other(String playbook, String step, String target, String kamelet, JsonNode arguments) {
        return playbook.isEmpty()
                ? kamelet + " (" + target + ")" + further("", arguments)
                : playbook + " › " + step + " (" + target + ")";
    }

    /** The same without what stands in parentheses. */
    static Optional<String> sentence(ChatLanguage language, String kamelet, JsonNode arguments) {
        String where = arguments.path("cluster").asText();
        String namespace = arguments.path("namespace").asText();
        String name = (namespace.isEmpty() ? "" : namespace + "/")
                + arguments.path("name").asText()
                + (where.isEmpty() ? "" : language.pick(" on ", " auf ") + where);
        return switch (kamelet) {
            case "kubernetes-rollout-restart-action" -> Optional.of(
                    language.pick("Restart " + name, name + " neu starten"));
            case "kubernetes-scale-action" -> {
                String count = arguments.path("replicas").asText();
                yield Optional.of(
                        language.pick("Scale " + name + " to " + count, name + " auf " + count + " skalieren"));
            }
            case "kubernetes-rollback-action" -> {
                String revision = arguments.path("revision").asText();
                yield Optional.of(language.pick(
                        "Roll back " + name + " to revision " + revision,
                        name + " auf Revision " + revision + " zurückrollen"));
            }
            case "kubernetes-pod-delete-action" -> Optional.of(
                    language.pick("Delete pod " + name, "Pod " + name + " löschen"));
            case "kubernetes-cordon-action" -> Optional.of(
                    language.pick("Close node " + name + " for new pods", "Knoten " + name + " für neue Pods sperren"));
            case "kubernetes-uncordon-action" -> Optional.of(
                    language.pick("Open node " + name + " for pods again", "Knoten " + name + " wieder freigeben"));
            case "kubernetes-drain-action" -> Optional.of(
                    language.pick("Drain node " + name, "Knoten " + name + " leeren"));
            default -> Optional.empty();
        };
    }
}
