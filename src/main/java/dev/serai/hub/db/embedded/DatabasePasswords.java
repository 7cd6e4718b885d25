package dev.serai.hub.db.embedded;

import dev.serai.alert.SourceKind;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The generated secrets, in one file that only its owner can read. What is configured elsewhere is not generated. */
final class DatabasePasswords {

    static final String SUPERUSER_PASSWORD = "serai.database.superuser-password";
    static final String OWNER_PASSWORD = "serai.database.owner-password";
    static final String LOGIN_PASSWORD = "serai.database.login-password";

    private static final int P256_BITS = 256;
    private static final int ED25519_BITS = 255;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Properties properties;
    private final boolean isNew;

    private DatabasePasswords(Properties properties, boolean isNew) {
        this.properties = properties;
        this.isNew = isNew;
    }

    /** Reads the file and adds to it what is missing. */
    static DatabasePasswords load(Path file, Environment environment) {
        try {
            boolean isNew = !Files.exists(file);
            Properties properties = read(file);
            if (complete(properties, environment)) {
                write(file, properties);
            }
            DataDirectory.restrict(file, "rw-------");
            return new DatabasePasswords(properties, isNew);
        } catch (IOException e) {
            throw new UncheckedIOException("the generated secrets in " + file + " cannot be read or written", e);
        }
    }

    private static boolean complete(Properties properties, Environment environment) {
        int before = properties.size();
        for (String name : Set.of(SUPERUSER_PASSWORD, OWNER_PASSWORD, LOGIN_PASSWORD)) {
            properties.computeIfAbsent(name, key -> token());
        }
        generate(properties, environment, "serai.admin.password", DatabasePasswords::token);
        if (properties.containsKey("serai.admin.password")) {
            // It stands in a file, so it is only good for choosing another.
            generate(properties, environment, "serai.admin.must-change", () -> "true");
        }
        generate(properties, environment, "serai.keys.jwt", () -> key("EC", P256_BITS));
        generate(properties, environment, "serai.keys.audit", () -> key("Ed25519", ED25519_BITS));
        generate(properties, environment, "serai.keys.integrity", () -> key("Ed25519", ED25519_BITS));
        generate(properties, environment, "serai.keys.data", () -> Base64.getEncoder()
                .encodeToString(bytes(32)));
        for (String source : sources(environment)) {
            String name = "serai.sources." + source;
            boolean signs =
                    signs(environment.getProperty(name + ".kind", ""), environment.getProperty(name + ".auth.scheme"));
            generate(properties, environment, name + (signs ? ".signing-secret" : ".token"), DatabasePasswords::token);
        }
        return properties.size() > before;
    }

    private static boolean signs(String kind, @Nullable String scheme) {
        return scheme == null ? SourceKind.of(kind).proof().signs() : scheme.equalsIgnoreCase("hmac");
    }

    private static Set<String> sources(Environment environment) {
        return new TreeSet<>(Binder.get(environment)
                .bind("serai.sources", Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of())
                .keySet());
    }

    private static void generate(Properties properties, Environment environment, String name, Supplier<String> value) {
        // One value, or the first of a list.
        String configured = environment.getProperty(name, environment.getProperty(name + "[0]", ""));
        if (configured.isBlank()) {
            properties.computeIfAbsent(name, key -> value.get());
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
        }
        return properties;
    }

    /** Written beside it, forced to the disk and renamed: a kill leaves the old file or the new one. */
    private static void write(Path file, Properties properties) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(fresh, new HashSet<>(options), DataDirectory.ownerOnly());
                Writer writer = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
            properties.store(writer, "Generated by the hub. Keep this file as long as the data beside it.");
            writer.flush();
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24));
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String key(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 17 makes " + algorithm + " keys", e);
        }
    }

    String get(String name) {
        return properties.getProperty(name, "");
    }

    Properties all() {
        return properties;
    }

    /** Whether this is the first start. */
    boolean isNew() {
        return isNew;
    }

    @Override
    public String toString() {
        return "Secrets" + Collections.list(properties.keys());
    }
}
