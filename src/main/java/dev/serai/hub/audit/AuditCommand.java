package dev.serai.hub.audit;

import dev.serai.audit.AuditLines;
import dev.serai.audit.AuditLines.ChainLink;
import dev.serai.audit.ChainVerifier.Expectation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;

/**
 * The commands {@code audit-export} and {@code audit-verify} of the hub's jar; the second needs no database. See
 * docs/concepts/audit.md.
 */
public final class AuditCommand {

    static final int VALID = 0;
    static final int BROKEN = 1;
    static final int MISUSED = 2;
    static final int NO_CHECKPOINT = 3;
    static final int LESS_THAN_EXPECTED = 4;

    private static final Pattern EXPECTED = Pattern.compile("([1-9][0-9]{0,17})(?::([0-9a-f]{64}))?");

    /** The options of each command. */
    private static final Map<String, List<String>> OPTIONS = Map.of(
            "audit-verify", List.of("export", "checkpoints", "key", "tenant", "expect-at-least", "expect-links"),
            "audit-export", List.of("url", "user", "password-file", "out", "tenant"));

    private AuditCommand() {}

    /** Whether this is a command of ours and not a start of the hub. */
    public static boolean handles(String[] arguments) {
        return arguments.length > 0 && OPTIONS.containsKey(arguments[0]);
    }

    /**
     * @return the exit code: 0 done or valid; 1 not valid; 2 a mistake in the call, or something that cannot be read;
     *     3 valid, but no checkpoint of the tenant; 4 less than was expected
     */
    public static int run(String[] arguments, PrintStream out) {
        try {
            Map<String, String> options = options(arguments);
            return arguments[0].equals("audit-verify") ? verify(options, out) : export(options, out);
        } catch (NoSuchFileException e) {
            out.println("there is no file " + e.getMessage());
            return MISUSED;
        } catch (IllegalArgumentException | UncheckedIOException | IOException | SQLException e) {
            out.println(e.getMessage());
            return MISUSED;
        } catch (DataAccessException e) {
            out.println(e.getMostSpecificCause().getMessage());
            return MISUSED;
        }
    }

    private static int verify(Map<String, String> options, PrintStream out) throws IOException {
        return new OfflineVerification(
                        options.getOrDefault("tenant", "default"),
                        publicKey(required(options, "key")),
                        expected(options),
                        out)
                .verify(Path.of(required(options, "export")), Path.of(required(options, "checkpoints")));
    }

    private static Expectation expected(Map<String, String> options) {
        Matcher checkpoints = EXPECTED.matcher(options.getOrDefault("expect-at-least", "1"));
        Matcher links = EXPECTED.matcher(options.getOrDefault("expect-links", "1"));
        if (!checkpoints.matches() || !links.matches() || links.group(2) != null) {
            throw new IllegalArgumentException("--expect-at-least is the number of a checkpoint, or number:hash;"
                    + " --expect-links is a number of links");
        }
        return new Expectation(
                options.containsKey("expect-links") ? Long.parseLong(links.group(1)) : 0,
                options.containsKey("expect-at-least") ? Long.parseLong(checkpoints.group(1)) : 0,
                checkpoints.group(2));
    }

    private static int export(Map<String, String> options, PrintStream out) throws IOException, SQLException {
        Path passwordFile = Path.of(required(options, "password-file"));
        try (BufferedWriter file = Files.newBufferedWriter(Path.of(required(options, "out")))) {
            AuditStore.readChain(
                    required(options, "url"),
                    required(options, "user"),
                    Files.readString(passwordFile).strip(),
                    options.getOrDefault("tenant", "default"),
                    link -> write(file, link));
        }
        out.println("exported to " + options.get("out"));
        return VALID;
    }

    private static void write(BufferedWriter file, ChainLink link) {
        try {
            file.write(AuditLines.export(link));
            file.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PublicKey publicKey(String base64) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("--key is not an Ed25519 public key, X.509 DER in Base64", e);
        }
    }

    private static Map<String, String> options(String[] arguments) {
        List<String> known = OPTIONS.getOrDefault(arguments[0], List.of());
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            if (!arguments[i].startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("options are written --name=value, not " + arguments[i]);
            }
            String name = arguments[i].substring(2, equals);
            if (!known.contains(name) || options.containsKey(name)) {
                throw new IllegalArgumentException("--" + name + " is given twice or is none of " + known);
            }
            options.put(name, arguments[i].substring(equals + 1));
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }
}
