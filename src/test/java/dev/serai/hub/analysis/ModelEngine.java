package dev.serai.hub.analysis;

import dev.serai.hub.HubProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * An engine behind the endpoint of a model: llama.cpp's server, where {@code llama-server} is on the PATH and the environment
 * variable {@value #MODEL_FILE} names a model's file; else a stand-in. It ends with this JVM.
 */
final class ModelEngine {

    static final String MODEL_FILE = "SERAI_TEST_LLAMA_MODEL";

    private final String baseUrl;

    private ModelEngine(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    static ModelEngine start() {
        Path file = Path.of(Optional.ofNullable(System.getenv(MODEL_FILE)).orElse(""));
        Optional<Path> server = onPath("llama-server");
        return server.isPresent() && Files.isRegularFile(file)
                ? new ModelEngine(serve(server.get(), file))
                : new ModelEngine(new ModelStandIn().answersAsAsked().baseUrl());
    }

    String baseUrl() {
        return baseUrl;
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String serve(Path server, Path model) {
        try {
            int port = HubProcess.freePort();
            Process process = new ProcessBuilder(
                            server.toString(),
                            "--model",
                            model.toString(),
                            "--host",
                            "127.0.0.1",
                            "--port",
                            String.valueOf(port),
                            "--ctx-size",
                            "4096",
                            "--jinja")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            String address = "http://127.0.0.1:" + port;
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> answers(URI.create(address + "/health")));
            return address + "/v1";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(URI health) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }
}
