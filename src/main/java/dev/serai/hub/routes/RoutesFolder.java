package dev.serai.hub.routes;

import dev.serai.policy.PolicyError;
import dev.serai.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The product's {@code routes/}, from the jar, with the integrator's folder ({@code serai.routes-dir}) over it. Names are
 * relative to both. A file of the folder that is the product's own, of this release or an earlier one, counts as not there.
 */
@Component
public class RoutesFolder implements FaultSource {

    private final OverlayFolder overlay;
    private final ProductFiles product;
    private final ShippedFiles shipped;
    private final OverlayJars jars;
    private final List<Live<?>> live = new CopyOnWriteArrayList<>();
    private final List<LivePages> pages = new CopyOnWriteArrayList<>();

    @Autowired
    RoutesFolder(@Value("${serai.routes-dir}") String root) {
        this(Path.of(root), ProductFiles.ofClassPath());
    }

    RoutesFolder(Path root, ProductFiles product) {
        this.overlay = new OverlayFolder(root);
        this.product = product;
        this.shipped = ShippedFiles.of(product);
        this.jars = new OverlayJars(overlay);
    }

    /** The text of a file that the product comes with. */
    public static String product(String name) {
        return Objects.requireNonNull(ProductFiles.ofClassPath().texts().get(name), name);
    }

    /** The product's files with a folder over them, for who only reads it. */
    public static RoutesFolder over(Path root) {
        return new RoutesFolder(root, ProductFiles.ofClassPath());
    }

    /**
     * The integrator's files by name, {@code null} for one that is no UTF-8 text; those that are the product's own are left out.
     *
     * @throws IOException where the folder cannot be listed
     */
    public SortedMap<String, @Nullable String> ownTexts() throws IOException {
        SortedMap<String, @Nullable String> texts = new TreeMap<>();
        for (String name : overlay.stamps().keySet()) {
            try {
                String text = own(name);
                if (text != null) {
                    texts.put(name, text);
                }
            } catch (IOException e) {
                texts.put(name, null);
            }
        }
        return texts;
    }

    /** The product's files of routes without the definitions that these of the integrator's replace, by name. */
    public SortedMap<String, String> routesBeside(Map<String, String> own) throws IOException {
        Set<String> replaced = new TreeSet<>();
        for (Map.Entry<String, String> file : own.entrySet()) {
            RouteFile.read(file.getKey(), file.getValue()).items().forEach(item -> replaced.add(item.name()));
        }
        SortedMap<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, String> file : product.texts().entrySet()) {
            if (file.getKey().endsWith(RouteFile.SUFFIX)) {
                RouteFile routes = RouteFile.read(file.getKey(), file.getValue());
                texts.put(file.getKey(), routes.text(item -> !replaced.contains(item.name())));
            }
        }
        texts.values().removeIf(RouteText::isComment);
        return texts;
    }

    /** Whether the product has a file of this name. */
    public boolean hasProduct(String name) {
        return product.texts().containsKey(name);
    }

    /** A file's text in UTF-8, the product's where the integrator's holds comments only; one that is missing, blank or not text is a broken policy. */
    public String text(String name) {
        try {
            String own = own(name);
            if (own != null && own.isBlank()) {
                throw new PolicyException(new PolicyError(path(name), 1, 1, RouteText.BLANK));
            }
            String products = product.texts().get(name);
            String text = own == null || products != null && isTakenBack(name, own) ? products : own;
            if (text != null) {
                return text;
            }
        } catch (IOException e) {
            // Told as one that is missing.
        }
        throw new PolicyException(new PolicyError(
                path(name), 1, 1, "cannot be read as UTF-8 text; serai.routes-dir is " + overlay.root()));
    }

    /** In a prompt a line that begins with # is no comment. */
    private static boolean isTakenBack(String name, String own) {
        return name.endsWith(".yaml") && RouteText.isComment(own);
    }

    /** What the integrator says there, or null. */
    @Nullable
    String own(String name) throws IOException {
        String text = overlay.text(name);
        boolean products =
                text == null || shipped.has(text) || !RouteTexts.isOne(name) && shipped.isOutdated(name, text);
        return products ? null : text;
    }

    /** How errors name a file: with the folder, as the integrator sees it. */
    public String path(String name) {
        return overlay.path(name);
    }

    /** Whether that is what the product's file of this name says. */
    public boolean isProducts(String name, String text) {
        return text.equals(product.texts().get(name));
    }

    /** The other way round: how a file is called within the folder; {@code .} for the folder itself. */
    public String name(String path) {
        return overlay.name(path);
    }

    /**
     * The names of the {@code *.yaml} files directly in a sub-folder, routes excepted, in order. One of the integrator's that
     * holds comments only takes the product's of that name away; one that is blank does not: nobody means that.
     */
    public List<String> yamlIn(String folder) {
        SortedSet<String> names = new TreeSet<>(product.texts().keySet());
        names.removeIf(name -> !isYamlIn(folder, name));
        try {
            for (String name : overlay.stamps().keySet()) {
                if (isYamlIn(folder, name)) {
                    change(names, name);
                }
            }
        } catch (IOException e) {
            throw new PolicyException(new PolicyError(path(folder), 1, 1, "cannot be listed"));
        }
        return List.copyOf(names);
    }

    private static boolean isYamlIn(String folder, String name) {
        return name.matches(folder + "/[^/]+\\.yaml") && !name.endsWith(RouteFile.SUFFIX);
    }

    private void change(Set<String> names, String name) {
        try {
            String own = own(name);
            if (own != null && RouteText.isComment(own)) {
                names.remove(name);
            } else if (own != null) {
                names.add(name);
            }
        } catch (IOException e) {
            // Its reader tells why.
            names.add(name);
        }
    }

    /** The texts of the integrator's Kamelets by file name; those that cannot be read, or are not called like their files, are left out. */
    public Map<String, String> kamelets() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        SortedMap<String, String> all = RouteTexts.of(this, overlay.stamps()).texts();
        all.putAll(jars.current().kamelets());
        all.forEach((name, text) -> {
            if (name.endsWith(RouteFile.KAMELET) && !RouteFile.isMisnamed(name, text)) {
                texts.put(name.substring(name.lastIndexOf('/') + 1), text);
            }
        });
        return texts;
    }

    /**
     * What these files say, read again whenever one of them changes. While one is wrong it is what they said before.
     *
     * @param reader makes it of the files' texts, by name; what it throws at first stops the start, where one is the integrator's
     */
    public <T> Live<T> live(List<String> names, Function<Map<String, String>, T> reader) {
        return live(() -> names.stream().collect(Collectors.toMap(name -> name, this::text)), reader);
    }

    /** What files say of which there may be more or fewer later. */
    public <T> Live<T> live(Supplier<Map<String, String>> files, Function<Map<String, String>, T> reader) {
        Live<T> made = new Live<>(files, this::path, this::isProducts, reader);
        live.add(made);
        return made;
    }

    /** What one file says; the reader is given its path and its text. */
    public <T> Live<T> live(String name, BiFunction<String, String, T> reader) {
        return live(List.of(name), texts -> reader.apply(path(name), Objects.requireNonNull(texts.get(name))));
    }

    /**
     * Files of which each stands for itself.
     *
     * @param longest in bytes; one that is longer is not read
     */
    public LivePages pages(Pattern names, int longest) {
        LivePages made = new LivePages(this, names, longest);
        pages.add(made);
        return made;
    }

    /** The texts of the product's files and the integrator's whose names match, by name. */
    public SortedMap<String, String> textsOf(Pattern names) {
        SortedMap<String, String> texts = new TreeMap<>();
        names(names).forEach(name -> texts.put(name, text(name)));
        return texts;
    }

    /** The same without what cannot be read, for whom a route that is set aside is none. */
    public SortedMap<String, String> legibleTextsOf(Pattern names) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String name : names(names)) {
            try {
                texts.put(name, text(name));
            } catch (PolicyException e) {
                // Whoever loads the routes says so.
            }
        }
        return texts;
    }

    SortedSet<String> names(Pattern names) {
        SortedSet<String> all = new TreeSet<>(product.texts().keySet());
        try {
            all.addAll(overlay.stamps().keySet());
        } catch (IOException e) {
            throw new PolicyException(new PolicyError(overlay.root().toString(), 1, 1, "cannot be listed"));
        }
        all.removeIf(name -> !names.matcher(name).matches());
        return all;
    }

    /**
     * Reads again what has changed.
     *
     * @param anew whether to read all of it
     */
    void refresh(boolean anew) {
        live.forEach(one -> one.refresh(anew));
        pages.forEach(LivePages::refresh);
    }

    @Override
    public List<RouteFault> faults() {
        return Stream.concat(
                        live.stream().flatMap(one -> one.faults().stream()),
                        pages.stream().flatMap(one -> one.faults().stream()))
                .toList();
    }

    OverlayFolder overlay() {
        return overlay;
    }

    OverlayJars jars() {
        return jars;
    }

    /** Finds classes and resources in the integrator's jars too. */
    public ClassLoader classes() {
        return jars.loader(RoutesFolder.class.getClassLoader());
    }

    /** The texts of the Kamelets in the integrator's jars, by {@code <jar>!/kamelets/<file>}. */
    public SortedMap<String, String> kameletsOfJars() {
        return jars.current().kamelets();
    }

    ProductFiles product() {
        return product;
    }

    ShippedFiles shipped() {
        return shipped;
    }
}
