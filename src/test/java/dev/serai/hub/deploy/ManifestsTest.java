package dev.serai.hub.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.serai.hub.settings.ClusterSettings;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The manifests fit Kubernetes' API, each other, and the hub. What they grant is checked where the Kamelets are. */
class ManifestsTest {

    private static final Path FOLDER = Path.of("deploy/kubernetes");

    @Test
    void the_manifests_are_well_formed_fit_together_and_deny_what_they_should() throws IOException {
        Map<String, String> texts = Manifests.texts(FOLDER);
        assertThat(texts).hasSizeGreaterThanOrEqualTo(10);
        assertThat(findings(texts)).isEmpty();
    }

    @Test
    void each_manifest_stands_in_a_kustomization_and_the_other_way_round() throws IOException {
        Map<String, String> texts = Manifests.texts(FOLDER);
        List<String> listed = new ArrayList<>();
        for (String folder : List.of("", "changes/")) {
            String text = Files.readString(FOLDER.resolve(folder + "kustomization.yaml"));
            for (JsonNode resource : new YAMLMapper().readTree(text).path("resources")) {
                listed.add(folder + resource.asText());
            }
        }
        listed.add("changes/rights-drain.yaml"); // for who wants it: it stands there as a comment
        listed.add("rights-scan.yaml"); // opt-in
        assertThat(texts.keySet()).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void the_settings_reach_the_hub_and_allow_no_changes() throws IOException {
        Manifests manifests = Manifests.of(Manifests.texts(FOLDER).values());
        Map<String, String> properties = settings(manifests);
        ClusterSettings clusters = new Binder(new MapConfigurationPropertySource(properties))
                .bind("serai", ClusterSettings.class)
                .get();
        assertThat(clusters.clusters()).hasSize(1).allSatisfy((name, cluster) -> {
            assertThat(cluster.inCluster()).isTrue();
            assertThat(cluster.allowChanges()).isFalse();
            assertThat(cluster.protectedNames()).contains("serai*");
            assertThat(mount(manifests, "change")).isEqualTo(parent(cluster.changeTokenFile()));
        });
        assertThat(variable(manifests, "SPRING_CONFIG_ADDITIONAL_LOCATION"))
                .isEqualTo("file:" + mount(manifests, "settings") + "/");
        assertThat(variable(manifests, "SPRING_CONFIG_IMPORT"))
                .isEqualTo("configtree:" + mount(manifests, "secrets") + "/");
    }

    @Test
    void the_secrets_that_the_installation_makes_are_settings() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Pattern.compile("> secrets/([a-z.-]+)")
                .matcher(Files.readString(Path.of("docs/operating/install.md")))
                .results()
                .forEach(file -> files.put(file.group(1), "x".repeat(16)));
        assertThat(files).hasSizeGreaterThanOrEqualTo(8);
        assertThat(ShippedSettings.check(files)).noneMatch(finding -> finding.startsWith("unknown property"));
    }

    @ParameterizedTest
    @CsvSource({
        "hub.yaml, replicas: 2, replicaz: 2, replicaz",
        "hub.yaml, apps/v1, apps/v1beta1, StatefulSet is of apps/v1",
        "hub.yaml, replicas: 2, replicas: two, two",
        "namespace.yaml, kind: Namespace, kind: Nonsense, unknown kind",
        "network.yaml, cidr: 0.0.0.0/0, cidrs: 0.0.0.0/0, cidrs"
    })
    void what_the_api_would_not_understand_is_refused(String file, String from, String to, String says)
            throws IOException {
        assertThatThrownBy(() -> findings(edited(file, from, to)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says);
    }

    @ParameterizedTest
    @CsvSource({
        "hub.yaml, serviceAccountName: serai-watch, serviceAccountName: serai, no such serviceAccount",
        "hub.yaml, serviceAccountName: serai-watch, serviceAccountName: serai-change, the token is the pod's own account's",
        "hub.yaml, targetPort: http, targetPort: web, targetPort is no port of the hub",
        "hub.yaml, containerPort: 8080, containerPort: 80, the hub does not listen on 80",
        "hub.yaml, health/readiness, health/ready, the readiness probe asks for another path",
        "hub.yaml, name: serai-settings, name: settings, volume settings is of no ConfigMap",
        "hub.yaml, secretName: serai-secrets, secretName: secrets, volume secrets is of no Secret",
        "hub.yaml, serviceName: serai, serviceName: hub, serviceName is no Service",
        "hub.yaml, maxUnavailable: 1\\n  selector:\\n    matchLabels:\\n      app.kubernetes.io/name: serai, maxUnavailable: 1\\n  selector:\\n    matchLabels:\\n      app: serai, PodDisruptionBudget does not select the hub's pods",
        "network.yaml, port: 8080, port: 80, the NetworkPolicy opens another port",
        "network.yaml, '[Ingress, Egress]', [Ingress], the NetworkPolicy leaves a direction open",
        "accounts.yaml, automountServiceAccountToken: false, automountServiceAccountToken: true, gets its token",
        "changes/token.yaml, 'type: kubernetes.io/service-account-token', 'type: Opaque', a Secret that is no token of an account",
        "changes/token.yaml, 'type: ', 'stringData: {token: t}\\ntype: ', a Secret stands in a manifest",
        "hub.yaml, runAsNonRoot: true, runAsNonRoot: false, may run as root",
        "hub.yaml, runAsUser: 10001, runAsUser: 0, runs as root",
        "hub.yaml, type: RuntimeDefault, type: Unconfined, no seccomp profile",
        "hub.yaml, allowPrivilegeEscalation: false, allowPrivilegeEscalation: true, may gain privileges",
        "hub.yaml, readOnlyRootFilesystem: true, readOnlyRootFilesystem: false, may write its root",
        "hub.yaml, 'drop: [ALL]', 'drop: [NET_RAW]', keeps capabilities",
        "hub.yaml, enableServiceLinks: false, hostNetwork: true, shares the node's namespaces",
        "hub.yaml, enableServiceLinks: false, enableServiceLinks: true, services' variables",
        "hub.yaml, 'emptyDir:\\n            sizeLimit: 256Mi', 'hostPath:\\n            path: /tmp', mounts the node",
        "namespace.yaml, 'enforce: restricted', 'enforce: baseline', does not enforce restricted pods",
        "settings.yaml, in-cluster: true, in-klaster: true, unknown property serai.clusters.production.in-klaster",
        "settings.yaml, public-url, public-uri, unknown property serai.public-uri",
        "settings.yaml, datasource, datasauce, unknown property spring.datasauce.url",
        "settings.yaml, 'in-cluster: true', 'in-cluster: true\\n          time-limit: 1h', serai.clusters.production.time-limit"
    })
    void what_does_not_fit_is_found(String file, String from, String to, String finding) throws IOException {
        assertThat(findings(edited(file, from, to)))
                .anySatisfy(found -> assertThat(found).contains(finding));
    }

    private static Map<String, String> edited(String file, String from, String to) throws IOException {
        Map<String, String> texts = Manifests.texts(FOLDER);
        String plain = from.replace("\\n", "\n");
        assertThat(texts.get(file)).as("%s in %s", from, file).contains(plain);
        texts.put(file, texts.get(file).replace(plain, to.replace("\\n", "\n")));
        return texts;
    }

    private static List<String> findings(Map<String, String> texts) throws IOException {
        Manifests manifests = Manifests.of(texts.values());
        List<String> findings = new ArrayList<>(References.check(manifests));
        findings.addAll(Hardening.check(manifests));
        findings.addAll(ShippedSettings.check(settings(manifests)));
        return findings;
    }

    private static Map<String, String> settings(Manifests manifests) {
        Map<String, String> data = manifests.only(ConfigMap.class).getData();
        assertThat(data).containsOnlyKeys("application.yaml");
        return ShippedSettings.properties(data.get("application.yaml"));
    }

    private static Container hub(Manifests manifests) {
        return manifests
                .only(StatefulSet.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
    }

    private static String mount(Manifests manifests, String volume) {
        return hub(manifests).getVolumeMounts().stream()
                .filter(mount -> mount.getName().equals(volume))
                .map(VolumeMount::getMountPath)
                .findFirst()
                .orElseThrow();
    }

    private static String variable(Manifests manifests, String name) {
        return hub(manifests).getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static String parent(String file) {
        return file.substring(0, file.lastIndexOf('/'));
    }
}
