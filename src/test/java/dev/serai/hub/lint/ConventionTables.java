package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.ExchangeProperty;

/** The tables of {@code docs/internals/conventions.md}, compared with routes and beans. */
final class ConventionTables {

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern TYPE = Pattern.compile("`([\\w.$]+)`");

    private final String page;

    ConventionTables(String page) {
        this.page = page;
    }

    /** Rows of jobs and of routes without a route, and jobs without a row. */
    List<String> entries(RouteSet routes) {
        Set<String> begin = routes.endpoints().stream()
                .filter(RouteSet.EndpointUse::isConsumer)
                .map(endpoint -> endpoint.uri().split("\\?")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> jobs = names("Jobs", "job:");
        Set<String> documented = new TreeSet<>(jobs);
        names("Routes that others call", "").stream()
                .filter(name -> name.startsWith("direct:"))
                .forEach(documented::add);
        List<String> findings = new ArrayList<>();
        documented.stream()
                .filter(row -> begin.stream().noneMatch(entry -> entry.matches(pattern(row))))
                .forEach(row -> findings.add("no route begins with " + row));
        begin.stream()
                .filter(entry -> entry.startsWith("job:"))
                .filter(entry -> jobs.stream().noneMatch(row -> entry.matches(pattern(row))))
                .forEach(entry -> findings.add(entry + " has no row"));
        return findings;
    }

    private Set<String> names(String section, String before) {
        return rows(section).stream()
                .flatMap(cells -> NAME.matcher(cells[1]).results())
                .map(name -> before + name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String pattern(String row) {
        return Pattern.quote(row).replaceAll("<\\w+>", "\\\\E.+\\\\Q");
    }

    private List<String[]> rows(String section) {
        String text = page.substring(page.indexOf("\n## " + section + "\n") + 1);
        int end = text.indexOf("\n## ");
        return (end < 0 ? text : text.substring(0, end))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("(?<!\\\\)\\|"))
                .toList();
    }

    /** The types that the table says of each exchange property: class names, or packages. */
    Map<String, Set<String>> types() {
        Map<String, Set<String>> types = new LinkedHashMap<>();
        for (String[] cells : rows("Headers and properties")) {
            if (cells[2].strip().startsWith("exchange property")) {
                Set<String> said = TYPE.matcher(cells[2])
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
                NAME.matcher(cells[1]).results().map(found -> found.group(1)).forEach(name -> types.put(name, said));
            }
        }
        return types;
    }

    /** Arguments of a bean whose type is not that of the table. */
    List<String> taken(Class<?> bean) {
        Map<String, Set<String>> types = types();
        List<String> findings = new ArrayList<>();
        for (Method method : bean.getDeclaredMethods()) {
            Arrays.stream(method.getParameters())
                    .filter(parameter -> parameter.isAnnotationPresent(ExchangeProperty.class))
                    .forEach(parameter -> {
                        String name =
                                parameter.getAnnotation(ExchangeProperty.class).value();
                        if (types.containsKey(name) && !isSaid(parameter.getType(), types.get(name))) {
                            findings.add(bean.getSimpleName() + "." + method.getName() + " takes the property " + name
                                    + " as " + parameter.getType().getName());
                        }
                    });
        }
        return findings;
    }

    /** Steps that set a property to what is not of the table's type. */
    List<String> set(RouteSet routes, Map<String, Class<?>> beans) {
        Map<String, Set<String>> types = types();
        List<String> findings = new ArrayList<>();
        for (RouteSet.Route route : routes.routes()) {
            RouteSet.walk(route.node(), "", (pointer, node) -> {
                JsonNode step = node.path("setProperty");
                Set<String> said = types.get(step.path("name").asText());
                Class<?> type = type(step.has("expression") ? step.path("expression") : step, beans);
                if (said != null && type != null && !isSaid(type, said)) {
                    findings.add(route.id() + " sets the property "
                            + step.path("name").asText() + " as " + type.getName());
                }
            });
        }
        return findings;
    }

    /** What an expression gives; null where only running it would show. */
    private static Class<?> type(JsonNode expression, Map<String, Class<?>> beans) {
        if (expression.has("constant") && !expression.path("constant").has("resultType")) {
            return String.class;
        }
        for (String language : List.of("simple", "constant")) {
            String named = expression.path(language).path("resultType").asText("");
            if (!named.isEmpty()) {
                return load(named);
            }
        }
        Class<?> bean = beans.get(expression.path("method").path("ref").asText());
        String method = expression.path("method").path("method").asText("").split("\\(")[0];
        Set<Class<?>> results = bean == null
                ? Set.of()
                : Arrays.stream(bean.getDeclaredMethods())
                        .filter(one -> one.getName().equals(method) && !one.isSynthetic())
                        .<Class<?>>map(Method::getReturnType)
                        .collect(Collectors.toSet());
        return results.size() == 1 ? results.iterator().next() : null;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** By its name, by that of its package, or as one of the kinds of a sealed type. */
    private static boolean isSaid(Class<?> type, Set<String> said) {
        String full = type.getName().replace('$', '.');
        return said.stream()
                        .map(one -> one.replace('$', '.'))
                        .anyMatch(one -> full.equals(one)
                                || full.endsWith("." + one)
                                || type.getPackageName().equals(one))
                || Arrays.stream(type.getInterfaces()).filter(Class::isSealed).anyMatch(kind -> isSaid(kind, said));
    }
}
