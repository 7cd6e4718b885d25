package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Which object, in which version, was approved.
 *
 * @param uid the object itself: one that was made anew under the same name has another
 * @param resourceVersion changes with every write, also of its status
 * @param generation changes with every write of its spec (not for pods and nodes of older clusters)
 */
record ChangeGuard(@Nullable String uid, @Nullable String resourceVersion, @Nullable Long generation) {

    static ChangeGuard of(Arguments arguments) throws ClusterRefusal {
        Long generation = arguments.body().get("generation") == null
                ? null
                : Long.valueOf(arguments.number("generation", 0, Long.MAX_VALUE));
        return new ChangeGuard(arguments.optional("uid"), arguments.optional("resource_version"), generation);
    }

    /** To change something one must know what: without a uid nothing was approved. */
    void required() throws ClusterRefusal {
        if (uid == null) {
            throw new ClusterRefusal(ClusterResultReason.REFUSED_GUARD, "the uid of what was approved is missing");
        }
    }

    void check(JsonNode object) throws ClusterRefusal {
        JsonNode metadata = object.path("metadata");
        differs("uid", uid, metadata.path("uid").asText());
        differs(
                "resourceVersion",
                resourceVersion,
                metadata.path("resourceVersion").asText());
        differs(
                "generation",
                generation == null ? null : generation.toString(),
                metadata.path("generation").asText());
    }

    private static void differs(String what, @Nullable String approved, String found) throws ClusterRefusal {
        if (approved != null && !approved.equals(found)) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_GUARD,
                    "the " + what + " is " + found + ", and " + approved + " was approved");
        }
    }
}
