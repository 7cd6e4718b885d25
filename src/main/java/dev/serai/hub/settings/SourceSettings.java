package dev.serai.hub.settings;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may post alerts: {@code serai.sources.<name>.*}.
 *
 * @param sources by name, as in {@code POST /webhooks/<name>}
 */
@ConfigurationProperties("serai")
public record SourceSettings(Map<String, Source> sources) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    public SourceSettings {
        sources = sources == null ? Map.of() : sources;
        sources.forEach(SourceSettings::check);
        sources = Map.copyOf(sources);
    }

    private static void check(String name, Source source) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "serai.sources." + name + ": a source's name is lower case letters, digits, - and _, at most 63");
        }
        if (source.kind().isEmpty()) {
            throw new IllegalArgumentException(
                    "serai.sources." + name + ".kind is missing: alertmanager, generic, or a kind of your own");
        }
        if (!NAME.matcher(source.kind()).matches()) {
            throw new IllegalArgumentException(
                    "serai.sources." + name + ".kind: lower case letters, digits, - and _, at most 63");
        }
        if (source.token().length() < 16) {
            throw new IllegalArgumentException(
                    "serai.sources." + name + ".token is missing or shorter than 16 characters");
        }
    }

    /**
     * One sender.
     *
     * @param kind which normaliser reads its payloads: {@code direct:normalise-<kind>}
     * @param token what it sends as {@code Authorization: Bearer <token>}
     * @param environment what its alerts are about, for instance {@code production} or {@code test}; null leaves it to
     *     the policy
     */
    public record Source(String kind, String token, @Nullable String environment) {

        public Source {
            kind = kind == null ? "" : kind;
            token = token == null ? "" : token;
        }

        @Override
        public String toString() {
            return "Source[kind=" + kind + ", environment=" + environment + "]";
        }
    }
}
