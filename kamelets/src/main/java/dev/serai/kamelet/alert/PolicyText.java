package dev.serai.kamelet.alert;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of policies: one of the caller's, else the one in the jar, which is the hub's own. */
final class PolicyText {

    private PolicyText() {}

    /** @param file empty for the jar's */
    static String of(String file, String ours) {
        try {
            return file.isBlank() ? resource("/dev/serai/kamelet/alert/" + ours) : Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String name) throws IOException {
        try (InputStream in = PolicyText.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("there is no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
