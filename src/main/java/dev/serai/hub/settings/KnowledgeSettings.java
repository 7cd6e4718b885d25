package dev.serai.hub.settings;

import dev.serai.knowledge.DocumentFormat;
import dev.serai.knowledge.Guides;
import dev.serai.knowledge.KnownSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the hub knows, {@code serai.knowledge}. Sources that are not named here may be routes of their own.
 *
 * @param sources files of catalogues, by the name of their source
 * @param shipped which of {@link #SHIPPED} are known where nobody has put other files of them
 * @param rememberDays incidents that ended up to so many days ago are remembered; 0 remembers none
 */
@ConfigurationProperties("serai.knowledge")
public record KnowledgeSettings(
        Map<String, SourceFiles> sources,
        @DefaultValue({"attack", "nist", Guides.SOURCE}) Set<String> shipped,
        @DefaultValue("90") int rememberDays) {

    /** What comes with the product. */
    public static final Set<String> SHIPPED =
            Set.of(KnownSource.ATTACK.source(), KnownSource.NIST.source(), Guides.SOURCE);

    /** What the chunks' ids of the hub's own sources begin with, and their names. */
    private static final Set<String> TAKEN = Set.of("runbooks", "runbook", "incidents", "incident", Guides.SOURCE);

    /**
     * One source of files.
     *
     * @param path a file or a folder of them; else {@code knowledge/<name>/} in the folder {@code serai.routes-dir}
     * @param format {@code stix}, {@code oscal} or {@code markdown}; known for attack, nist and owasp
     * @param version where the files do not say it themselves
     * @param licence one line that goes where the text goes; known for attack, nist and owasp
     */
    public record SourceFiles(
            @Nullable String path, @Nullable String format, @Nullable String version, @Nullable String licence) {}

    public KnowledgeSettings {
        Map<String, SourceFiles> all = new TreeMap<>();
        for (KnownSource known : KnownSource.values()) {
            all.put(known.source(), new SourceFiles(null, known.format().name(), null, known.licence()));
        }
        if (sources != null) {
            sources.forEach((name, given) -> all.put(name, checked(name, given)));
        }
        sources = Map.copyOf(all);
        shipped = shipped == null ? Set.of() : Set.copyOf(shipped);
        if (!SHIPPED.containsAll(shipped)) {
            throw new IllegalArgumentException(
                    "serai.knowledge.shipped is " + new TreeSet<>(shipped) + ", allowed are " + new TreeSet<>(SHIPPED));
        }
        if (rememberDays < 0 || rememberDays > 3_650) {
            throw new IllegalArgumentException(
                    "serai.knowledge.remember-days is " + rememberDays + ", allowed are 0 to 3650");
        }
    }

    private static SourceFiles checked(String name, SourceFiles given) {
        String key = "serai.knowledge.sources." + name;
        if (!name.matches("[a-z][a-z0-9-]{0,31}") || TAKEN.contains(name)) {
            throw new IllegalArgumentException(
                    key + ": a source's name is 1 to 32 of a-z, 0-9 and -, and not one of " + TAKEN);
        }
        String format = given.format();
        String licence = given.licence();
        for (KnownSource known : KnownSource.values()) {
            if (known.source().equals(name)) {
                format = format == null ? known.format().name() : format;
                licence = licence == null ? known.licence() : licence;
            }
        }
        try {
            DocumentFormat.of(format == null ? "" : format);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ".format: " + e.getMessage());
        }
        return new SourceFiles(given.path(), format, given.version(), licence);
    }
}
