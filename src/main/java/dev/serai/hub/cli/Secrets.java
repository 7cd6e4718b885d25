package dev.serai.hub.cli;

import java.io.Console;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where passwords and tokens come from: a file, the environment, a prompt; never an argument, which every process may read. */
final class Secrets {

    private Secrets() {}

    /**
     * @param file named on the command line, or null
     * @param variable of the environment; with {@code _FILE} behind it, that of a file
     */
    static Optional<String> find(@Nullable Path file, String variable) {
        if (file != null) {
            return Optional.of(read(file));
        }
        String inFile = System.getenv(variable + "_FILE");
        if (inFile != null && !inFile.isBlank()) {
            return Optional.of(read(Path.of(inFile)));
        }
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    /** @throws CommandFailure where nobody sits before it */
    static String prompt(String what, String instead) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s: ", what);
        if (typed == null || typed.length == 0) {
            throw new CommandFailure("there is no " + what + ": " + instead);
        }
        return new String(typed);
    }

    /** A setting that a hub with its own database has made, from the folder that it works in. */
    static Optional<String> generated(String setting, Path data) {
        Path file = data.resolve("secrets.properties");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be read");
        }
        return Optional.ofNullable(properties.getProperty(setting));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandFailure("the file " + file + " cannot be read");
        }
    }
}
