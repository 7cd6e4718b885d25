package dev.serai.kamelet.cluster;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the Kamelets may act. Entries are names; {@code *} stands for any characters.
 *
 * @param allowChanges whether anything but reading is allowed
 * @param namespaces where they may read and change; empty means nowhere
 * @param nodes the nodes they may read and change; empty means none
 * @param protectedNamespaces where nothing is ever changed
 * @param protectedNames what is never changed, of any kind, nor what it owns
 */
record Policy(
        boolean allowChanges,
        List<Pattern> namespaces,
        List<Pattern> nodes,
        List<Pattern> protectedNamespaces,
        List<Pattern> protectedNames) {

    void checkRead(Target target) throws ClusterRefusal {
        if (barrier(false, target).isPresent()) {
            throw refused(target + " is not on the list of what may be touched");
        }
    }

    /** Whether objects of the namespace may be shown. */
    boolean shows(String namespace) {
        return NameList.matches(namespaces, namespace);
    }

    void checkChange(Target target) throws ClusterRefusal {
        if (!allowChanges) {
            throw refused("changes are not allowed for this cluster");
        }
        checkPlace(target);
    }

    /** Whether the place is open to changes, if changes are allowed at all. */
    void checkPlace(Target target) throws ClusterRefusal {
        checkRead(target);
        if (NameList.matches(protectedNamespaces, target.namespace())) {
            throw refused("the namespace " + target.namespace() + " is protected");
        }
        checkName(target.name());
    }

    /** What stands in the way of an object, as far as its place and name tell. */
    Optional<Barrier> barrier(boolean change, boolean namespaced, String namespace, String name) {
        if (change && !allowChanges) {
            return Optional.of(Barrier.CHANGES_NOT_ALLOWED);
        }
        if (namespaced ? !NameList.matches(namespaces, namespace) : !NameList.matches(nodes, name)) {
            return Optional.of(namespaced ? Barrier.NAMESPACE_NOT_LISTED : Barrier.NODE_NOT_LISTED);
        }
        boolean closed = NameList.matches(protectedNamespaces, namespace) || NameList.matches(protectedNames, name);
        return change && closed ? Optional.of(Barrier.PROTECTED) : Optional.empty();
    }

    private Optional<Barrier> barrier(boolean change, Target target) {
        return barrier(change, target.kind().namespaced(), target.namespace(), target.name());
    }

    /** Also asked for the owners of what is changed. */
    void checkName(String name) throws ClusterRefusal {
        if (NameList.matches(protectedNames, name)) {
            throw refused(name + " is protected");
        }
    }

    private static ClusterRefusal refused(String detail) {
        return new ClusterRefusal(ClusterResultReason.REFUSED_POLICY, detail);
    }
}
