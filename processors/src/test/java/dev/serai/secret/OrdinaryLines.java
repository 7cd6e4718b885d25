package dev.serai.secret;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ordinary log lines: templates whose places are filled by chance, with a seed. */
final class OrdinaryLines {

    private static final Pattern PLACE = Pattern.compile("<([a-z]+)([0-9]*)>");
    private static final String HEX = "0123456789abcdef";
    private static final String SMALL = "bcdfghjklmnpqrstvwxz2456789";
    private static final String BASE62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final List<String> WORDS = List.of(
            "orders",
            "checkout",
            "payment",
            "cart",
            "inventory",
            "search",
            "gateway",
            "billing",
            "user",
            "session",
            "report",
            "worker",
            "scheduler",
            "mailer",
            "catalog",
            "price",
            "tax",
            "shipping",
            "frontend",
            "audit");
    private static final List<String> CLASSES = List.of(
            "OrderService",
            "HttpClientConfiguration",
            "AbstractAutowireCapableBeanFactory",
            "KafkaConsumerCoordinator2",
            "Http11InputBuffer",
            "PgConnection",
            "Utf8JsonGenerator",
            "TokenBucketFilter",
            "PasswordEncoderConfig",
            "SecretKeyFactorySpi",
            "JwtAuthenticationFilter",
            "S3ObjectStore",
            "OAuth2LoginConfigurer",
            "RestTemplateV2",
            "CookieSameSiteSupplier",
            "X509TrustManagerImpl",
            "SHA256WithRSASignature",
            "Base64UrlCodec");

    private final Random random;
    private final List<String> templates;

    OrdinaryLines(long seed, List<String> templates) {
        this.random = new Random(seed);
        this.templates = templates;
    }

    String next() {
        Matcher place = PLACE.matcher(templates.get(random.nextInt(templates.size())));
        StringBuilder line = new StringBuilder();
        while (place.find()) {
            int size = place.group(2).isEmpty() ? 0 : Integer.parseInt(place.group(2));
            place.appendReplacement(line, Matcher.quoteReplacement(value(place.group(1), size)));
        }
        return place.appendTail(line).toString();
    }

    private String value(String kind, int size) {
        return switch (kind) {
            case "hex" -> chars(HEX, size);
            case "pod" -> chars(SMALL, size);
            case "base" -> chars(BASE62, size);
            case "num" -> Integer.toString(random.nextInt((int) Math.pow(10, Math.min(9, Math.max(1, size)))));
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "word" -> WORDS.get(random.nextInt(WORDS.size()));
            case "cls" -> CLASSES.get(random.nextInt(CLASSES.size()));
            case "ip" -> "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
            case "ts" -> String.format(
                    "2026-11-%02dT%02d:%02d:%02d.%03dZ",
                    1 + random.nextInt(28),
                    random.nextInt(24),
                    random.nextInt(60),
                    random.nextInt(60),
                    random.nextInt(1000));
            case "clock" -> String.format("%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), random.nextInt(60));
            case "level" -> List.of("INFO", "WARN", "ERROR", "DEBUG").get(random.nextInt(4));
            case "status" -> List.of("200", "204", "301", "401", "404", "500", "503")
                    .get(random.nextInt(7));
            case "digest" -> base64(size);
            default -> "<" + kind + ">";
        };
    }

    private String base64(int bytes) {
        byte[] made = new byte[bytes];
        random.nextBytes(made);
        return java.util.Base64.getEncoder().encodeToString(made);
    }

    private String chars(String from, int size) {
        StringBuilder made = new StringBuilder(size);
        random.ints(size, 0, from.length()).forEach(at -> made.append(from.charAt(at)));
        return made.toString();
    }

    /** The lines of some count that the gate would change. */
    List<String> changed(int count, Function<String, String> gate) {
        return java.util.stream.Stream.generate(this::next)
                .limit(count)
                .filter(line -> !gate.apply(line).equals(line))
                .map(line -> gate.apply(line) + "   <<<   " + line)
                .toList();
    }
}
