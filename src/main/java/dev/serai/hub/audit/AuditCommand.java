package dev.serai.hub.audit;

import dev.serai.audit.AuditLines;
import dev.serai.audit.AuditLines.Link;
import dev.serai.audit.ChainVerdict;
import dev.serai.audit.ChainVerifier;
import dev.serai.audit.Checkpoint;
import dev.serai.hub.store.AuditStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;

/**
 * The commands {@code audit-export} and {@code audit-verify} of the hub's jar; the second needs no database. See
 * docs/concepts/audit.md.
 */
public final class AuditCommand {

    private static final int VALID = 0;
    private static final int BROKEN = 1;
    private static final int MISUSED = 2;

    private AuditCommand() {}

    /** Whether this is a command of ours and not a start of the hub. */
    public static boolean handles(String[] arguments) {
        return arguments.length > 0 && List.of("audit-export", "audit-verify").contains(arguments[0]);
    }

    /** @return the exit code: 0 done or valid, 1 not valid, 2 misused */
    public static int run(String[] arguments, PrintStream out) {
        try {
            Map<String, String> options = options(arguments);
            return arguments[0].equals("audit-verify") ? verify(options, out) : export(options, out);
        } catch (IllegalArgumentException | UncheckedIOException | IOException | SQLException e) {
            out.println(e.getMessage());
            return MISUSED;
        } catch (DataAccessException e) {
            out.println(e.getMostSpecificCause().getMessage());
            return MISUSED;
        }
    }

    private static int verify(Map<String, String> options, PrintStream out) throws IOException {
        PublicKey key = publicKey(required(options, "key"));
        CheckpointFile file = new CheckpointFile(Path.of(required(options, "checkpoints")));
        String tenant = options.getOrDefault("tenant", "default");
        try (Stream<Checkpoint> checkpoints = file.read();
                Stream<String> lines = Files.lines(Path.of(required(options, "export")))) {
            ChainVerifier verifier = new ChainVerifier(tenant, key, checkpoints.iterator());
            lines.map(AuditLines::link).forEach(link -> verifier.accept(link.seal(), link.event()));
            ChainVerdict verdict = verifier.verdict();
            out.println(told(verdict));
            return verdict.valid() ? VALID : BROKEN;
        }
    }

    private static String told(ChainVerdict verdict) {
        Checkpoint last = verdict.checkpoint();
        String signed = last == null
                ? "no checkpoint: nothing shows that the end was not cut off"
                : "last checkpoint at " + last.sequence() + " of " + last.time();
        return verdict.valid()
                ? "valid: " + verdict.checked() + " links, " + signed
                : "NOT VALID: " + verdict.reason() + " at " + verdict.firstBroken() + ", " + verdict.checked()
                        + " links, " + signed;
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

    private static void write(BufferedWriter file, Link link) {
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
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            if (!arguments[i].startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("options are written --name=value, not " + arguments[i]);
            }
            options.put(arguments[i].substring(2, equals), arguments[i].substring(equals + 1));
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
