package dev.serai.hub.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.Hub;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Whether properties that stand outside of the hub are ones that it has, with values that it takes. */
final class ShippedSettings {

    private ShippedSettings() {}

    /** The properties in a YAML text. */
    static Map<String, String> properties(String yaml) {
        YamlPropertiesFactoryBean reader = new YamlPropertiesFactoryBean();
        reader.setResources(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
        Map<String, String> properties = new TreeMap<>();
        reader.getObject().forEach((name, value) -> properties.put(name.toString(), value.toString()));
        return properties;
    }

    /** What is unknown to the hub, or refused by it. */
    static List<String> check(Map<String, String> properties) throws IOException {
        List<String> findings = new ArrayList<>();
        Set<ConfigurationPropertyName> taken = new HashSet<>();
        Binder binder = new Binder(new MapConfigurationPropertySource(properties));
        for (Class<?> settings : records()) {
            String prefix =
                    settings.getAnnotation(ConfigurationProperties.class).value();
            try {
                binder.bind(prefix, Bindable.of(settings), new Taking(taken));
            } catch (BindException e) {
                Throwable cause = e;
                while (cause.getCause() != null) {
                    cause = cause.getCause();
                }
                findings.add(String.valueOf(cause.getMessage()));
            }
        }
        Collection<String> springs = springs();
        for (String name : properties.keySet()) {
            boolean known = name.startsWith("serai.")
                    ? taken.contains(ConfigurationPropertyName.adapt(name.replaceAll("\\[\\d+]$", ""), '.'))
                    : springs.contains(name);
            if (!known) {
                findings.add("unknown property " + name);
            }
        }
        return findings;
    }

    private static Set<Class<?>> records() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Set<Class<?>> records = new HashSet<>();
        scanner.findCandidateComponents(Hub.class.getPackageName()).forEach(found -> {
            try {
                records.add(Class.forName(found.getBeanClassName()));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        });
        return records;
    }

    /** The names that Spring Boot's own metadata lists. */
    private static Set<String> springs() throws IOException {
        Set<String> names = new TreeSet<>();
        for (URL metadata : Collections.list(
                Hub.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream in = metadata.openStream()) {
                for (JsonNode property : new ObjectMapper().readTree(in).path("properties")) {
                    names.add(property.path("name").asText());
                }
            }
        }
        return names;
    }

    /** Notes each property that a record takes. */
    private static final class Taking extends AbstractBindHandler {
        private final Set<ConfigurationPropertyName> taken;

        Taking(Set<ConfigurationPropertyName> taken) {
            this.taken = taken;
        }

        @Override
        public Object onSuccess(
                ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
            if (context.getConfigurationProperty() != null) {
                taken.add(name);
            }
            return result;
        }
    }
}
