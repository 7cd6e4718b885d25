package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether a pod leaves a node that is drained, and if not, why it stays. */
enum DrainRule {
    /** It goes. */
    EVICT,
    /** A DaemonSet's: it would come back at once. */
    DAEMON_SET,
    /** The mirror of a static pod. */
    MIRROR,
    /** It has ended already. */
    FINISHED,
    /** It is on its way out. */
    LEAVING,
    /** Outside the configured namespaces, or protected. */
    POLICY,
    /** Nothing controls it: it would not come back. */
    UNMANAGED,
    /** It has data in an emptyDir, which would be lost. */
    LOCAL_DATA;

    static DrainRule of(Session session, Target target, JsonNode pod) throws ClusterRefusal {
        if (Pods.mirror(pod)) {
            return MIRROR;
        }
        if (Pods.ownedBy(pod, "DaemonSet")) {
            return DAEMON_SET;
        }
        if (Pods.finished(pod)) {
            return FINISHED;
        }
        if (Pods.leaving(pod)) {
            return LEAVING;
        }
        if (forbidden(session, target, pod)) {
            return POLICY;
        }
        if (Owners.controller(pod) == null) {
            return UNMANAGED;
        }
        return Pods.localData(pod) && !session.arguments().flag("delete_local_data") ? LOCAL_DATA : EVICT;
    }

    /** Whether the node counts as drained with such pods on it. */
    boolean harmless() {
        return this == DAEMON_SET || this == MIRROR || this == FINISHED || this == LEAVING;
    }

    private static boolean forbidden(Session session, Target target, JsonNode pod) throws ClusterRefusal {
        try {
            session.policy().checkPlace(target);
            Owners.check(session, target, pod);
            return false;
        } catch (ClusterRefusal e) {
            if (e.reason() == ClusterResultReason.REFUSED_POLICY) {
                return true;
            }
            throw e;
        }
    }
}
