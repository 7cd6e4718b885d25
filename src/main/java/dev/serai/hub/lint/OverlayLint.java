package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import dev.serai.policy.PolicyFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks an integrator's folder against this version of the hub, without a hub that runs. */
public final class OverlayLint {

    private static final String ROUTES = ".camel.yaml";
    private static final String KAMELET = ".kamelet.yaml";

    /** What is read beside files that the product has too. */
    private static final Pattern READ = Pattern.compile(
            "(playbooks|policy/tests)/[^/]+[.]yaml|analysis/prompts/[b-z]/\\w+[.]txt"
                    + "|tool/[a-z][a-z0-9-]*[.]tools[.]yaml|sources/[^/]+[.](yaml|json)|knowledge/.*|(lib|kamelets)/[^/]+[.]jar");

    /** What the hub refuses. */
    private static final List<RouteLint.Rule> REFUSING = List.of(
            new SchemaRule(),
            new ExpressionRule(),
            new BeanRule(),
            ClassRule::check,
            new EndpointRule(),
            ReferenceRules::ids,
            ReferenceRules::targets,
            ReferenceRules::kamelets,
            ReferenceRules::configurations,
            ReferenceRules::templates);

    /** What it would run, and its writer would regret. */
    private static final List<RouteLint.Rule> ADVISING = List.of(
            WordRules::scripts, WordRules::beans, WordRules::concatenation, WordRules::logs, WordRules::callersValues);

    private final RoutesFolder folder;
    private final List<FolderFinding> findings = new ArrayList<>();

    private OverlayLint(RoutesFolder folder) {
        this.folder = folder;
    }

    /**
     * All that is to be said about the folder's files, in the order of their names and lines.
     *
     * @param readers who read policies, playbooks and the like as the hub does
     * @throws IOException where the folder cannot be listed
     */
    public static List<FolderFinding> findings(RoutesFolder folder, List<Consumer<RoutesFolder>> readers)
            throws IOException {
        OverlayLint lint = new OverlayLint(folder);
        OfflineCamel.CONTEXT.setApplicationContextClassLoader(folder.classes());
        lint.files();
        readers.forEach(lint::reads);
        return lint.findings.stream()
                .distinct()
                .sorted(Comparator.comparing(FolderFinding::file)
                        .thenComparing(FolderFinding::line)
                        .thenComparing(FolderFinding::column)
                        .thenComparing(FolderFinding::reason))
                .toList();
    }

    private void reads(Consumer<RoutesFolder> reader) {
        try {
            reader.accept(folder);
        } catch (PolicyException e) {
            e.errors().forEach(error -> add(error, true));
        } catch (IllegalArgumentException e) {
            add(new PolicyError(folder.path("."), 1, 1, String.valueOf(e.getMessage())), true);
        }
    }

    private void files() throws IOException {
        Map<String, PolicyFile> routes = new TreeMap<>();
        Map<String, PolicyFile> kamelets = new TreeMap<>();
        SortedMap<String, @Nullable String> texts = folder.ownTexts();
        texts.forEach((name, text) -> {
            if (name.endsWith(ROUTES)) {
                read(name, text, routes);
            } else if (name.endsWith(KAMELET)) {
                read(name, text, kamelets);
            } else if (text == null && !name.endsWith(".jar")) {
                add(new PolicyError(folder.path(name), 1, 1, "is not UTF-8 text, or cannot be read"), true);
            } else if (!folder.hasProduct(name) && !READ.matcher(name).matches()) {
                add(new PolicyError(folder.path(name), 1, 1, "the hub reads no file of this name"), false);
            }
        });
        folder.kameletsOfJars().forEach((name, text) -> read(name, text, kamelets));
        routes(routes, kamelets);
    }

    private void read(String name, @Nullable String text, Map<String, PolicyFile> read) {
        try {
            if (text == null) {
                add(new PolicyError(folder.path(name), 1, 1, "is not UTF-8 text, or cannot be read"), true);
            } else if (text.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"))) {
                read.put(name, PolicyFile.read(folder.path(name), text, "{}"));
            } else if (text.isBlank()) {
                add(new PolicyError(folder.path(name), 1, 1, "is blank; delete it, or leave a comment"), true);
            }
        } catch (PolicyException e) {
            e.errors().forEach(error -> add(error, true));
        }
    }

    private void routes(Map<String, PolicyFile> routes, Map<String, PolicyFile> kamelets) throws IOException {
        CallableKamelets callable = callable(kamelets);
        Map<String, String> own = new HashMap<>();
        routes.forEach((name, file) -> own.put(name, file.text()));
        List<PolicyFile> files = new ArrayList<>(routes.values());
        folder.routesBeside(own).forEach((name, text) -> files.add(PolicyFile.read("serai/" + name, text, "{}")));
        Set<String> mine = new HashSet<>();
        routes.values().forEach(file -> mine.add(file.name()));
        kamelets.values().forEach(file -> mine.add(file.name()));
        RouteSet all = new RouteSet(files, callable);
        report(REFUSING, all, mine, true);
        report(ADVISING, all, mine, false);
        RouteSet templates = new RouteSet(List.copyOf(kamelets.values()), callable);
        report(
                List.of(
                        KameletRules::check,
                        new ExpressionRule(),
                        new BeanRule(),
                        ClassRule::check,
                        ReferenceRules::kamelets,
                        new EndpointRule()),
                templates,
                mine,
                true);
    }

    private static CallableKamelets callable(Map<String, PolicyFile> kamelets) {
        Map<String, JsonNode> trees = new HashMap<>();
        kamelets.forEach((name, file) -> trees.put(name.replaceAll("^.*/|[.]kamelet[.]yaml$", ""), file.tree()));
        return new CallableKamelets(trees);
    }

    private void report(List<RouteLint.Rule> rules, RouteSet routes, Set<String> mine, boolean refused) {
        new RouteLint(rules)
                .errors(routes).stream()
                        .filter(error -> mine.contains(error.file()))
                        .forEach(error -> add(error, refused));
    }

    private void add(PolicyError error, boolean refused) {
        findings.add(new FolderFinding(error.file(), error.line(), error.column(), refused, error.reason()));
    }
}
