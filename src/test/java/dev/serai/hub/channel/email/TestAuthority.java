package dev.serai.hub.channel.email;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate authority of a test's own, and a server's certificate from it, made with the JDK's keytool. */
final class TestAuthority {

    static final String PASSWORD = "changeit";

    private static final String TOOL =
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString();

    private final Path folder;

    /** @param host the name that the server's certificate is for */
    TestAuthority(Path folder, String host) throws IOException, InterruptedException {
        this.folder = folder;
        store("ca.p12", "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=Test CA", "-ext", "bc:c");
        store("server.p12", "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=" + host);
        store("server.p12", "-certreq", "-alias", "server", "-file", file("server.csr"));
        String[] signed = {"-infile", file("server.csr"), "-outfile", file("server.crt"), "-ext", "san=dns:" + host};
        store("ca.p12", with(signed, "-gencert", "-alias", "ca", "-validity", "2"));
        store("ca.p12", "-exportcert", "-alias", "ca", "-file", file("ca.crt"));
        store("server.p12", "-importcert", "-noprompt", "-alias", "ca", "-file", file("ca.crt"));
        store("server.p12", "-importcert", "-alias", "server", "-file", file("server.crt"));
        store("trusted.p12", "-importcert", "-noprompt", "-alias", "ca", "-file", file("ca.crt"));
    }

    /** The server's key with its certificate. */
    String serverStore() {
        return file("server.p12");
    }

    /** What trusts this authority alone. */
    String trustStore() {
        return file("trusted.p12");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String[] with(String[] more, String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private void store(String store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(TOOL));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", file(store), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(arguments[0] + ": " + said);
        }
    }
}
