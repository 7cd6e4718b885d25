package dev.serai.hub.deploy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Whether what manifests name is there: labels, accounts, ports, volumes. */
final class References {

    /** Made by the operator, as docs/operating/kubernetes.md says. */
    static final String SECRETS = "serai-secrets";

    private static final int PORT = 8080;

    private final Manifests manifests;
    private final PodSpec pod;
    private final Container hub;
    private final String namespace;
    private final List<String> findings = new ArrayList<>();

    private References(Manifests manifests) {
        this.manifests = manifests;
        StatefulSet set = manifests.only(StatefulSet.class);
        this.pod = set.getSpec().getTemplate().getSpec();
        this.hub = pod.getContainers().get(0);
        this.namespace = set.getMetadata().getNamespace();
    }

    static List<String> check(Manifests manifests) {
        References references = new References(manifests);
        references.labels();
        references.accounts();
        references.ports();
        references.volumes();
        return references.findings;
    }

    private void labels() {
        StatefulSet set = manifests.only(StatefulSet.class);
        Map<String, String> labels = set.getSpec().getTemplate().getMetadata().getLabels();
        selects("StatefulSet", set.getSpec().getSelector().getMatchLabels(), labels);
        selects("Service", manifests.only(Service.class).getSpec().getSelector(), labels);
        selects(
                "PodDisruptionBudget",
                manifests
                        .only(PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels(),
                labels);
        selects(
                "NetworkPolicy",
                manifests.only(NetworkPolicy.class).getSpec().getPodSelector().getMatchLabels(),
                labels);
        require(manifests.has(Service.class, namespace, set.getSpec().getServiceName()), "serviceName is no Service");
    }

    private void selects(String what, Map<String, String> selector, Map<String, String> labels) {
        require(
                !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet()),
                what + " does not select the hub's pods");
    }

    private void accounts() {
        require(manifests.has(ServiceAccount.class, namespace, pod.getServiceAccountName()), "no such serviceAccount");
        for (Secret secret : manifests.all(Secret.class)) {
            String account = secret.getMetadata().getAnnotations().get("kubernetes.io/service-account.name");
            require(
                    "kubernetes.io/service-account-token".equals(secret.getType())
                            && manifests.has(ServiceAccount.class, namespace, account),
                    "a Secret that is no token of an account");
            require(!account.equals(pod.getServiceAccountName()), "the token is the pod's own account's");
            require(
                    (secret.getData() == null || secret.getData().isEmpty())
                            && (secret.getStringData() == null
                                    || secret.getStringData().isEmpty()),
                    "a Secret stands in a manifest");
        }
        manifests
                .all(ServiceAccount.class)
                .forEach(account -> require(
                        Boolean.FALSE.equals(account.getAutomountServiceAccountToken()),
                        "every pod of " + account.getMetadata().getName() + " gets its token"));
    }

    private void ports() {
        Set<String> names = new HashSet<>();
        for (ContainerPort port : hub.getPorts()) {
            names.add(port.getName());
            require(port.getContainerPort() == PORT, "the hub does not listen on " + port.getContainerPort());
        }
        for (ServicePort port : manifests.only(Service.class).getSpec().getPorts()) {
            require(names.contains(port.getTargetPort().getStrVal()), "targetPort is no port of the hub");
        }
        probe(names, "startup", "liveness", hub.getStartupProbe());
        probe(names, "liveness", "liveness", hub.getLivenessProbe());
        probe(names, "readiness", "readiness", hub.getReadinessProbe());
        manifests.only(NetworkPolicy.class).getSpec().getIngress().forEach(rule -> rule.getPorts()
                .forEach(port -> require(
                        Objects.equals(port.getPort().getIntVal(), PORT), "the NetworkPolicy opens another port")));
    }

    private void probe(Set<String> names, String what, String group, Probe probe) {
        require(names.contains(probe.getHttpGet().getPort().getStrVal()), "the " + what + " probe's port is none");
        require(
                probe.getHttpGet().getPath().equals("/actuator/health/" + group),
                "the " + what + " probe asks for another path");
    }

    private void volumes() {
        Set<String> volumes = new HashSet<>();
        for (Volume volume : pod.getVolumes()) {
            volumes.add(volume.getName());
            if (volume.getConfigMap() != null) {
                require(
                        manifests.has(
                                ConfigMap.class,
                                namespace,
                                volume.getConfigMap().getName()),
                        "volume " + volume.getName() + " is of no ConfigMap");
            }
            if (volume.getSecret() != null) {
                String name = volume.getSecret().getSecretName();
                require(
                        name.equals(SECRETS) || manifests.has(Secret.class, namespace, name),
                        "volume " + volume.getName() + " is of no Secret");
            }
        }
        manifests
                .only(StatefulSet.class)
                .getSpec()
                .getVolumeClaimTemplates()
                .forEach(claim -> volumes.add(claim.getMetadata().getName()));
        Set<String> mounted = new HashSet<>();
        hub.getVolumeMounts().forEach(mount -> mounted.add(mount.getName()));
        require(mounted.equals(volumes), "mounted are " + mounted + ", volumes are " + volumes);
    }

    private void require(boolean held, String otherwise) {
        if (!held) {
            findings.add(otherwise);
        }
    }
}
