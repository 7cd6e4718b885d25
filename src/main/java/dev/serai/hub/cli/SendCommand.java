package dev.serai.hub.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Delivers a payload to a source as its sender would. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Delivers a payload, or a sample, to a source of the hub.")
final class SendCommand implements Callable<Integer> {

    @Mixin
    private CommandOutput output;

    @Mixin
    private HubAddress hub;

    @Mixin
    private SenderSignature signature;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SOURCE",
            defaultValue = "generic",
            description = "The source's name. Default: generic.")
    private String source = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The payload; - for the standard input. Default: a sample of the source's name.")
    private @Nullable String file;

    @Override
    public Integer call() throws IOException {
        if (!source.matches("[a-z][a-z0-9_-]{0,62}")) {
            throw new CommandFailure("a source's name is lower-case letters, digits, - and _");
        }
        byte[] body = body();
        HubClient.HubAnswer answer = hub.client()
                .call(
                        "POST",
                        "/webhooks/" + source,
                        signature.headers(source, body, SeraiCommand.CLOCK.instant()),
                        body);
        if (answer.status() != 202) {
            throw new CommandFailure(HubClient.refusal(answer));
        }
        output.show(
                Map.of("source", source, "answer", answer.body()),
                () -> List.of("accepted " + answer.body().path("accepted").asInt() + ", rejected "
                        + answer.body().path("rejected").size() + ", quarantined "
                        + answer.body().path("quarantined").asInt()));
        return answer.body().path("rejected").isEmpty()
                        && answer.body().path("quarantined").asInt() == 0
                ? 0
                : SeraiCommand.FAILED;
    }

    private byte[] body() throws IOException {
        if ("-".equals(file)) {
            return System.in.readAllBytes();
        }
        if (file != null) {
            Path path = Path.of(file);
            if (!Files.isReadable(path)) {
                throw new CommandFailure("the file " + path + " cannot be read");
            }
            return Files.readAllBytes(path);
        }
        try (InputStream in = SendCommand.class.getResourceAsStream("/serai/samples/" + source + ".json")) {
            if (in == null) {
                throw new CommandFailure("there is no sample for " + source + ": name a file");
            }
            return in.readAllBytes();
        }
    }
}
