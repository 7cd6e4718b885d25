package dev.serai.hub.settings;

import dev.serai.alert.Folding;
import dev.serai.alert.OwnSource;
import dev.serai.alert.SourceKind;
import dev.serai.alert.Staleness;
import dev.serai.signature.SenderProof;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationStyle;

/**
 * Who may post alerts: {@code serai.sources.<name>.*}.
 *
 * @param sources by name, as in {@code POST /webhooks/<name>}
 */
@ConfigurationProperties("serai")
public record SourceSettings(Map<String, Source> sources) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final int SHORTEST_SECRET = 16;
    private static final Duration WIDEST_TOLERANCE = Duration.ofMinutes(1);
    private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(1);
    private static final Duration LONGEST_SILENCE = Duration.ofDays(365);

    public SourceSettings {
        sources = sources == null ? Map.of() : sources;
        sources.forEach(SourceSettings::check);
        sources = Map.copyOf(sources);
    }

    private static void check(String name, Source source) {
        String property = "serai.sources." + name;
        named(name, property);
        require(
                !source.kind().isEmpty(),
                property + ".kind is missing: alertmanager, generic, another that is built in, or a kind of your own");
        require(
                NAME.matcher(source.kind()).matches(),
                property + ".kind: lower case letters, digits, - and _, at most 63");
        require(
                !source.tolerance().isNegative() && source.tolerance().compareTo(WIDEST_TOLERANCE) <= 0,
                property + ".clock-tolerance is not between 0 and 1m");
        require(
                !(silence(property, source) instanceof Staleness.After after)
                        || (after.silence().compareTo(SHORTEST_SILENCE) >= 0
                                && after.silence().compareTo(LONGEST_SILENCE) <= 0),
                property + ".stale-after is not between 1m and 365d");
        if (source.proof(property).signs()) {
            require(
                    areLong(source.signingSecret()),
                    property + ".signing-secret is missing or shorter than 16 characters");
        } else {
            require(areLong(source.token()), property + ".token is missing or shorter than 16 characters");
            require(
                    source.signingSecret().isEmpty(),
                    property + ".signing-secret: its sender signs nothing, and proves itself by .token; " + property
                            + ".auth.scheme: hmac says otherwise");
        }
    }

    /** A name that a source may have; it need not be configured. */
    public static String named(String name) {
        named(name, "source '" + name + "'");
        return name;
    }

    private static void named(String name, String where) {
        require(
                NAME.matcher(name).matches(),
                where + ": a source's name is lower case letters, digits, - and _, at most 63");
        OwnSource.find(name)
                .ifPresent(own -> require(false, where + ": the name " + name + " is kept for " + kept(own)));
    }

    private static String kept(OwnSource own) {
        return switch (own) {
            case KUBERNETES -> "what the hub itself sees in clusters";
            case ENVIRONMENT_SCAN -> "what scans find";
            case PERSON_REQUEST -> "the changes people ask for";
        };
    }

    private static Staleness silence(String property, Source source) {
        try {
            return source.staleness();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    property + ".stale-after is neither learned, never nor a time such as 6h", e);
        }
    }

    /** How far the clocks behind a source's times may be apart; also for what the hub itself sees. */
    public Duration tolerance(String source) {
        Source known = sources.get(source);
        return known == null ? Folding.TOLERANCE : known.tolerance();
    }

    private static boolean areLong(List<String> secrets) {
        return !secrets.isEmpty() && secrets.stream().allMatch(secret -> secret.length() >= SHORTEST_SECRET);
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * One sender.
     *
     * @param kind which normaliser reads its payloads: {@code direct:normalise-<kind>}
     * @param token what it sends to prove itself; any of several while it is being replaced
     * @param signingSecret what it signs its bodies with, instead of a token; any of several likewise
     * @param auth how it proves itself; what it leaves out is as its kind has it
     * @param environment what its alerts are about, for instance {@code production} or {@code test}; null leaves it to
     *     the policy
     * @param clockTolerance how far the clocks that wrote its times may be apart; null leaves it to its kind
     * @param staleAfter {@code never}, {@code learned} or a time without a repeat; null leaves it to its kind
     */
    public record Source(
            String kind,
            List<String> token,
            List<String> signingSecret,
            SourceAuth auth,
            @Nullable String environment,
            @Nullable Duration clockTolerance,
            @Nullable String staleAfter) {

        public Source {
            kind = kind == null ? "" : kind;
            token = SecretList.of(token);
            signingSecret = SecretList.of(signingSecret);
            auth = auth == null ? SourceAuth.ofKind() : auth;
        }

        /** What is known of its kind. */
        public SourceKind known() {
            return SourceKind.of(kind);
        }

        /** How its sender proves who it is. */
        public SenderProof proof() {
            return proof("");
        }

        private SenderProof proof(String property) {
            return auth.proof(property + ".auth", known().proof());
        }

        /** Whether the sender is known by its signature; then a token is of no use. */
        public boolean signed() {
            return proof().signs();
        }

        /** The active secrets of its sender. */
        public List<String> secrets() {
            return signed() ? signingSecret : token;
        }

        /** All that it may prove itself with, active or not. */
        public List<String> everySecret() {
            return Stream.concat(token.stream(), signingSecret.stream()).toList();
        }

        /** GitHub's times are of one clock, and order runs that start within the same seconds. */
        public Duration tolerance() {
            if (clockTolerance != null) {
                return clockTolerance;
            }
            return kind.equals(SourceKind.GITHUB) ? Duration.ZERO : Folding.TOLERANCE;
        }

        /** Alertmanager repeats what still fires; of others nobody knows, unless it is said. */
        public Staleness staleness() {
            String after =
                    staleAfter == null ? (kind.equals(SourceKind.ALERTMANAGER) ? "learned" : "never") : staleAfter;
            return switch (after) {
                case "never" -> new Staleness.Never();
                case "learned" -> new Staleness.Learned();
                default -> new Staleness.After(DurationStyle.detectAndParse(after));
            };
        }

        @Override
        public String toString() {
            return "Source[kind=" + kind + ", environment=" + environment + "]";
        }
    }
}
