package dev.serai.hub.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.audit.AuditEvent;
import dev.serai.audit.AuditLines;
import dev.serai.audit.ChainVerdict;
import dev.serai.audit.ChainVerdict.ChainReason;
import dev.serai.audit.ChainVerifier;
import dev.serai.audit.CheckpointKey;
import dev.serai.audit.HashChain;
import dev.serai.audit.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    private final List<Seal> seals = new ArrayList<>();
    private final List<AuditEvent> events = new ArrayList<>();
    private KeyPair key;
    private Path path;

    @BeforeEach
    void chain() throws NoSuchAlgorithmException {
        key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        path = folder.resolve("new/checkpoints.jsonl");
        for (int i = 0; i < 6; i++) {
            AuditEvent event = new AuditEvent("acme", UUID.randomUUID(), "system", "a.b", "a", "1", null, "{}", NOON);
            seals.add(HashChain.next(i == 0 ? null : seals.get(i - 1), event));
            events.add(event);
        }
    }

    @Test
    void a_hub_that_starts_again_goes_on_where_the_file_ends() {
        append(new CheckpointFile(path), 1);
        append(new CheckpointFile(path), 2, 3);
        assertThat(verdict()).matches(ChainVerdict::valid).matches(it -> it.checkpoints() == 3);
    }

    @Test
    void a_line_that_a_crash_cut_in_two_is_removed() throws IOException {
        append(new CheckpointFile(path), 1, 2);
        Files.writeString(path, "{\"format\":2,\"instance\":\"01", StandardOpenOption.APPEND);
        assertThat(verdict().valid()).isTrue();
        append(new CheckpointFile(path), 3);
        assertThat(verdict()).matches(ChainVerdict::valid).matches(it -> it.checkpoints() == 3);
        assertThat(Files.readString(path)).endsWith("}\n");
    }

    @Test
    void a_file_of_lines_without_numbers_goes_on_with_numbers() throws IOException {
        Files.createDirectories(path.getParent());
        for (Seal seal : seals.subList(0, 2)) {
            String line = AuditLines.checkpoint(CheckpointKey.sign(key.getPrivate(), seal, NOON, null));
            Files.writeString(path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        append(new CheckpointFile(path), 3);
        assertThat(Files.readAllLines(path).get(2)).contains("\"number\":3,");
        assertThat(verdict().valid()).isTrue();
        Files.write(path, Files.readAllLines(path).subList(1, 3));
        assertThat(verdict().reason()).isEqualTo(ChainReason.CHECKPOINT_MISSING);
    }

    @Test
    void what_is_cut_from_the_file_of_a_running_hub_is_missing_with_the_next_checkpoint() throws IOException {
        CheckpointFile file = new CheckpointFile(path);
        append(file, 1, 2, 3);
        Files.write(path, Files.readAllLines(path).subList(0, 2));
        assertThat(verdict().valid()).isTrue();
        append(file, 4);
        assertThat(verdict().reason()).isEqualTo(ChainReason.CHECKPOINT_MISSING);
        Files.delete(path);
        append(file, 5);
        assertThat(verdict().reason()).isEqualTo(ChainReason.CHECKPOINT_MISSING);
    }

    @Test
    void after_a_failure_only_the_file_knows_what_was_written() throws IOException {
        CheckpointFile file = new CheckpointFile(path);
        append(file, 1);
        Path aside = Files.move(path, folder.resolve("aside"));
        Files.createDirectory(path);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> append(file, 2)))
                .hasMessageContaining("cannot write checkpoints");
        Files.delete(path);
        Files.move(aside, path);
        append(file, 3);
        assertThat(verdict()).matches(ChainVerdict::valid).matches(it -> it.checkpoints() == 2);
    }

    private void append(CheckpointFile file, int... sequences) {
        List<Seal> tails = new ArrayList<>();
        for (int sequence : sequences) {
            tails.add(seals.get(sequence - 1));
        }
        file.append(key.getPrivate(), tails, NOON);
    }

    private ChainVerdict verdict() {
        List<byte[]> lines = new ArrayList<>();
        try (FileLines file = new CheckpointFile(path).lines()) {
            assertThat(file).isNotNull();
            file.forEachRemaining(lines::add);
        }
        assertThat(lines).allSatisfy(line -> assertThat(new String(line, UTF_8)).doesNotContain("\n"));
        ChainVerifier verifier = new ChainVerifier("acme", key.getPublic(), lines.iterator());
        for (int i = 0; i < seals.size(); i++) {
            verifier.accept(seals.get(i), events.get(i));
        }
        return verifier.verdict();
    }
}
