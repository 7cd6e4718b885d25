package dev.serai.kamelet.cluster;

import java.util.List;
import java.util.Optional;

/** Why an object may not be touched, whatever its state is. */
public enum Barrier {
    /** Changes are not allowed for this cluster. */
    CHANGES_NOT_ALLOWED,
    /** Its namespace is not among those that may be touched. */
    NAMESPACE_NOT_LISTED,
    /** It is a node that is not among those that may be touched. */
    NODE_NOT_LISTED,
    /** It is in a protected namespace, or has a protected name. */
    PROTECTED;

    /**
     * The rules of a cluster as its settings say them, for whoever asks before a Kamelet does. What only the object itself
     * tells, its owners, is asked by the Kamelet alone.
     *
     * @param namespaces names and patterns, {@code *} stands for any characters; so are the other lists
     */
    public record ClusterRules(
            boolean allowChanges,
            List<String> namespaces,
            List<String> nodes,
            List<String> protectedNamespaces,
            List<String> protectedNames) {

        /** Of a namespaced object. */
        public Optional<Barrier> of(boolean change, String namespace, String name) {
            return policy().barrier(change, true, namespace, name);
        }

        /** Of a node. */
        public Optional<Barrier> ofNode(boolean change, String name) {
            return policy().barrier(change, false, "", name);
        }

        private Policy policy() {
            return new Policy(
                    allowChanges,
                    NameList.patterns(namespaces),
                    NameList.patterns(nodes),
                    NameList.patterns(protectedNamespaces),
                    NameList.patterns(protectedNames));
        }
    }
}
