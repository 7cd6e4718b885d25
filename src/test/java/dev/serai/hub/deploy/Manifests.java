package dev.serai.hub.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Manifests, read strictly by the models of Kubernetes' API.
 *
 * @param objects all of them
 */
record Manifests(List<HasMetadata> objects) {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(
                    Namespace.class,
                    ServiceAccount.class,
                    Secret.class,
                    ConfigMap.class,
                    Service.class,
                    StatefulSet.class,
                    PodDisruptionBudget.class,
                    NetworkPolicy.class,
                    Role.class,
                    RoleBinding.class,
                    ClusterRole.class,
                    ClusterRoleBinding.class)
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .annotationIntrospector(new NothingElse())
            .build();

    /** The models keep fields that they do not know; here those are mistakes. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    /** The texts of a folder's manifests, by path from there; without those of kustomize itself. */
    static Map<String, String> texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString(), Manifests::text, (a, b) -> a, TreeMap::new));
        }
    }

    /** @throws IllegalArgumentException for a kind or field that the API does not know */
    static Manifests of(Iterable<String> texts) {
        List<HasMetadata> objects = new ArrayList<>();
        for (String text : texts) {
            documents(text).forEach(document -> objects.add(object(document)));
        }
        return new Manifests(List.copyOf(objects));
    }

    private static List<JsonNode> documents(String text) {
        YAMLMapper yaml = new YAMLMapper();
        try (var parser = yaml.getFactory().createParser(text)) {
            return yaml.readerFor(JsonNode.class).<JsonNode>readValues(parser).readAll();
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static HasMetadata object(JsonNode document) {
        Class<? extends HasMetadata> kind = KINDS.get(document.path("kind").asText());
        if (kind == null) {
            throw new IllegalArgumentException("unknown kind " + document.path("kind"));
        }
        try {
            HasMetadata object = STRICT.treeToValue(document, kind);
            String version = HasMetadata.getApiVersion(kind);
            if (!version.equals(object.getApiVersion())) {
                throw new IllegalArgumentException(kind.getSimpleName() + " is of " + version);
            }
            return object;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The only one of its kind. */
    <T extends HasMetadata> T only(Class<T> kind) {
        List<T> all = all(kind);
        if (all.size() != 1) {
            throw new IllegalArgumentException(all.size() + " of kind " + kind.getSimpleName());
        }
        return all.get(0);
    }

    /** Whether there is an object of this kind, namespace and name. */
    boolean has(Class<? extends HasMetadata> kind, String namespace, String name) {
        return all(kind).stream()
                .anyMatch(object -> name.equals(object.getMetadata().getName())
                        && namespace.equals(object.getMetadata().getNamespace()));
    }
}
