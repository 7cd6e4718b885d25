package dev.serai.hub;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of all classes that a JVM has loaded. */
public final class LoadedClasses {

    private static final Pattern NAME = Pattern.compile("[\\w.$]+");

    private LoadedClasses() {}

    public static List<String> of(long pid) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), "VM.class_hierarchy").start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            // |--|--java.lang.Object/null
            return lines.lines()
                    .map(line -> NAME.matcher(line))
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .toList();
        }
    }
}
