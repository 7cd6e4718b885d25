package dev.serai.hub.deploy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;

/** What the hub's pods must be denied: Pod Security's profile {@code restricted}, and a little more. */
final class Hardening {

    private final List<String> findings = new ArrayList<>();

    private Hardening() {}

    static List<String> check(Manifests manifests) {
        Hardening hardening = new Hardening();
        PodSpec pod = manifests.only(StatefulSet.class).getSpec().getTemplate().getSpec();
        hardening.pod(pod);
        pod.getContainers().forEach(hardening::container);
        hardening.require(
                "restricted"
                        .equals(manifests
                                .only(Namespace.class)
                                .getMetadata()
                                .getLabels()
                                .get("pod-security.kubernetes.io/enforce")),
                "the namespace does not enforce restricted pods");
        hardening.require(
                manifests
                        .only(NetworkPolicy.class)
                        .getSpec()
                        .getPolicyTypes()
                        .containsAll(List.of("Ingress", "Egress")),
                "the NetworkPolicy leaves a direction open");
        return hardening.findings;
    }

    private void pod(PodSpec pod) {
        PodSecurityContext context = pod.getSecurityContext();
        require(Boolean.TRUE.equals(context.getRunAsNonRoot()), "may run as root");
        require(context.getRunAsUser() != null && context.getRunAsUser() > 0, "runs as root");
        require(
                context.getSeccompProfile() != null
                        && "RuntimeDefault".equals(context.getSeccompProfile().getType()),
                "no seccomp profile");
        require(
                !Boolean.TRUE.equals(pod.getHostNetwork())
                        && !Boolean.TRUE.equals(pod.getHostPID())
                        && !Boolean.TRUE.equals(pod.getHostIPC()),
                "shares the node's namespaces");
        require(Boolean.FALSE.equals(pod.getEnableServiceLinks()), "services' variables would be taken for settings");
        require(pod.getVolumes().stream().map(Volume::getHostPath).allMatch(path -> path == null), "mounts the node");
        require(pod.getContainers().size() == 1 && pod.getInitContainers().isEmpty(), "more than one container");
    }

    private void container(Container container) {
        SecurityContext context = container.getSecurityContext();
        require(Boolean.FALSE.equals(context.getAllowPrivilegeEscalation()), "may gain privileges");
        require(Boolean.TRUE.equals(context.getReadOnlyRootFilesystem()), "may write its root");
        require(!Boolean.TRUE.equals(context.getPrivileged()), "is privileged");
        require(
                List.of("ALL").equals(context.getCapabilities().getDrop())
                        && context.getCapabilities().getAdd().isEmpty(),
                "keeps capabilities");
        require(container.getResources().getLimits().containsKey("memory"), "no limit of memory");
        require(container.getResources().getRequests().containsKey("cpu"), "no request of processors");
        require(
                container.getEnv().stream().allMatch(variable -> variable.getValueFrom() == null),
                "a secret may stand in the environment");
    }

    private void require(boolean held, String otherwise) {
        if (!held) {
            findings.add(otherwise);
        }
    }
}
