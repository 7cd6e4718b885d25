package dev.serai.hub.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;

/** The exchange properties that beans take as arguments, or read and set by name. */
final class BeanProperties {

    private static final Pattern BY_NAME =
            Pattern.compile("[eE]xchange[.](?:get|set|remove)Property\\(\\s*(\"\\w+\"|[A-Z_]+\\b)");

    private static final Pattern CONSTANT = Pattern.compile("static final String ([A-Z_]+) = (\"\\w+\");");

    private BeanProperties() {}

    /** Those that methods of a class have as arguments; Camel's own are left out. */
    static Set<String> taken(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Method method : type.getDeclaredMethods()) {
            for (Parameter parameter : method.getParameters()) {
                ExchangeProperty property = parameter.getAnnotation(ExchangeProperty.class);
                if (property != null && !property.value().startsWith("Camel")) {
                    names.add("exchangeProperty." + property.value());
                }
            }
        }
        return names;
    }

    static Set<String> named(String source) {
        Set<String> names = new TreeSet<>();
        Map<String, String> constants = CONSTANT.matcher(source)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        BY_NAME.matcher(source)
                .results()
                .map(found -> constants.getOrDefault(found.group(1), found.group(1)))
                .filter(name -> name.startsWith("\""))
                .forEach(name -> names.add("exchangeProperty." + name.replace("\"", "")));
        return names;
    }

    static Set<String> in(Path sources) {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                names.addAll(named(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
