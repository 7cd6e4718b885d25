package dev.serai.hub.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server that takes every mail and remembers what it heard in the clear and what encrypted. It offers STARTTLS (RFC 3207), which
 * GreenMail does not know, or does not.
 */
final class StartTlsStandIn implements AutoCloseable {

    /** One line of a client. */
    record Heard(boolean encrypted, String line) {}

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final SSLContext tls;
    private final boolean offers;

    StartTlsStandIn(Path keys, boolean offers) throws IOException, GeneralSecurityException {
        this.offers = offers;
        this.tls = context(keys);
        Thread thread = new Thread(this::accept, "starttls-stand-in");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> heard(boolean encrypted) {
        return heard.stream()
                .filter(one -> one.encrypted() == encrypted)
                .map(Heard::line)
                .toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.setSoTimeout(60_000);
                say(client, "220 stand-in");
                if (serve(client, false)) {
                    encrypted(client);
                }
            } catch (IOException e) {
                // The client does not trust the certificate, or the test is over.
            }
        }
    }

    private void encrypted(Socket client) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) tls.getSocketFactory().createSocket(client, "localhost", client.getPort(), true)) {
            socket.setUseClientMode(false);
            socket.startHandshake();
            serve(socket, true);
        }
    }

    /** Whether encryption follows. */
    private boolean serve(Socket client, boolean encrypted) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        boolean data = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            heard.add(new Heard(encrypted, line));
            data = data ? !line.equals(".") : line.equals("DATA");
            if (!data || line.equals("DATA")) {
                say(client, answer(line, encrypted));
            }
            if (line.equals("STARTTLS") || line.equals("QUIT")) {
                return line.equals("STARTTLS");
            }
        }
        return false;
    }

    private String answer(String line, boolean encrypted) {
        return switch (line.split(" ")[0]) {
            case "EHLO" -> "250-stand-in\r\n" + (offers && !encrypted ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN";
            case "AUTH" -> "235 2.7.0 welcome";
            case "DATA" -> "354 go on";
            case "STARTTLS" -> "220 2.0.0 go on";
            case "QUIT" -> "221 2.0.0 bye";
            default -> "250 2.0.0 taken";
        };
    }

    private static void say(Socket client, String answer) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
        char[] password = TestAuthority.PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
