package dev.serai.scan;

import java.util.List;
import java.util.stream.Stream;

/**
 * A binding: whom it gives which role, and where.
 *
 * @param namespace where it holds; empty for everywhere
 */
record RightsBinding(ObjectId id, String namespace, ObjectId role, List<RightsSubject> subjects) {

    static Stream<RightsBinding> of(ClusterObjects objects) {
        return Stream.concat(objects.stream(ScanKind.CLUSTER_ROLE_BINDING), objects.stream(ScanKind.ROLE_BINDING))
                .map(RightsBinding::of);
    }

    private static RightsBinding of(KubernetesObject binding) {
        String kind = binding.tree().at("/roleRef/kind").asText();
        return new RightsBinding(
                binding.id(),
                binding.namespace(),
                new ObjectId(
                        kind,
                        kind.equals("Role") ? binding.namespace() : "",
                        binding.tree().at("/roleRef/name").asText()),
                KubernetesObject.stream(binding.tree().path("subjects"))
                        .map(subject -> RightsSubject.of(subject, binding.namespace()))
                        .toList());
    }
}
