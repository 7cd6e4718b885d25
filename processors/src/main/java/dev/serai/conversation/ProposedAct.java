package dev.serai.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Says what an action does, in the words of people. */
public final class ProposedAct {

    private ProposedAct() {}

    /**
     * For instance {@code Scale shop/cart on demo to 5}; empty for a Kamelet that has no words here.
     *
     * @param arguments as they are frozen
     */
    public static Optional<String> words(ChatLanguage language, String kamelet, JsonNode arguments) {
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
