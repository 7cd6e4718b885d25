package dev.serai.hub.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.audit.AuditEvent;
import dev.serai.audit.AuditLines;
import dev.serai.audit.AuditLines.ChainLink;
import dev.serai.audit.Checkpoint.CheckpointPlace;
import dev.serai.audit.CheckpointEnd;
import dev.serai.audit.CheckpointKey;
import dev.serai.audit.HashChain;
import dev.serai.audit.Seal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditVerifyCommandTest {

    private static final KeyPair KEY = newKey();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123450Z");
    private static final UUID INSTANCE = UUID.fromString("000000a1-0000-7000-8000-0000000000ff");

    @TempDir
    Path folder;

    private final StringBuilder export = new StringBuilder();
    private final StringBuilder checkpoints = new StringBuilder();
    private final StringBuilder numbered = new StringBuilder();

    AuditVerifyCommandTest() {
        Seal last = null;
        CheckpointEnd end = new CheckpointEnd();
        for (int i = 1; i <= 4; i++) {
            UUID id = new UUID(0x0000_00a1_0000_7000L, 0x8000_0000_0000_000aL + i);
            AuditEvent event = new AuditEvent(
                    "acme",
                    id,
                    "user:ann",
                    "thing.changed",
                    "thing",
                    "i-" + i,
                    i == 2 ? null : "BECAUSE",
                    "{\"n\": 10, \"x\": {\"y\": 0.5}}",
                    NOON);
            last = HashChain.next(last, event);
            export.append(AuditLines.export(new ChainLink(last, event))).append('\n');
            if (i % 2 == 0) {
                checkpoints.append(line(last, null)).append('\n');
            }
            String line = line(last, end.next(INSTANCE));
            numbered.append(line).append('\n');
            end.pass(line.getBytes(UTF_8), AuditLines.checkpoint(line.getBytes(UTF_8)));
        }
    }

    private static String line(Seal last, @Nullable CheckpointPlace place) {
        return AuditLines.checkpoint(CheckpointKey.sign(KEY.getPrivate(), last, NOON, place));
    }

    @Test
    void what_nobody_touched_is_valid() throws IOException {
        assertThat(verify(export.toString(), checkpoints.toString())).startsWith("0 valid: 4 links, 2 checkpoints");
        assertThat(verify(export.toString(), numbered.toString()))
                .startsWith(
                        "0 valid: 4 links, 4 checkpoints, last checkpoint number 4 of " + INSTANCE + " at 4 of 2026-");
    }

    /** What the version before there was a catalogue of events has exported and signed. */
    @Test
    void an_export_of_before_is_valid() throws IOException {
        Path stored = Path.of("processors/src/test/resources/event");
        String export = "--export=" + stored.resolve("chain-0.1.jsonl");
        String[] more = {
            "--checkpoints=" + stored.resolve("checkpoint-0.1.jsonl"),
            "--key=" + Files.readString(stored.resolve("checkpoint-0.1.pub")).strip(),
            "--tenant=before"
        };
        assertThat(command(Stream.concat(Stream.of(export), Stream.of(more))))
                .startsWith("0 valid: 78 links, 1 checkpoints");

        Path touched = folder.resolve("touched.jsonl");
        Files.writeString(
                touched,
                Files.readString(stored.resolve("chain-0.1.jsonl")).replace("incident.noted", "incident.nodded"));
        assertThat(command(Stream.concat(Stream.of("--export=" + touched), Stream.of(more))))
                .startsWith("1 NOT VALID: HASH_WRONG");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tricksOnTheExport")
    void no_trick_passes_in_an_export(String name, UnaryOperator<String> trick) throws IOException {
        assertThat(verify(trick.apply(export.toString()), checkpoints.toString()))
                .startsWith("1 NOT VALID: ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tricksOnCheckpoints")
    void no_trick_passes_in_checkpoints(String name, UnaryOperator<String> trick) throws IOException {
        assertThat(verify(export.toString(), trick.apply(checkpoints.toString())))
                .startsWith("1 NOT VALID: ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tricksOnNumberedCheckpoints")
    void no_trick_passes_in_numbered_checkpoints(String name, UnaryOperator<String> trick) throws IOException {
        assertThat(verify(export.toString(), trick.apply(numbered.toString()))).startsWith("1 NOT VALID: ");
    }

    @Test
    void lines_of_before_stay_valid_and_are_covered_by_the_first_numbered_one() throws IOException {
        String second = checkpoints.substring(checkpoints.indexOf("\n") + 1);
        assertThat(verify(export.toString(), second))
                .as("what files without numbers do not show")
                .startsWith("0 valid: 4 links, 1 checkpoints");
        CheckpointEnd end = new CheckpointEnd();
        for (String line : checkpoints.toString().split("\n")) {
            end.pass(line.getBytes(UTF_8), AuditLines.checkpoint(line.getBytes(UTF_8)));
        }
        String next = line(
                        AuditLines.link(export.substring(export.lastIndexOf("{\"tenant\""), export.length() - 1)
                                        .getBytes(UTF_8))
                                .seal(),
                        end.next(INSTANCE))
                + "\n";
        assertThat(verify(export.toString(), checkpoints + next)).startsWith("0 valid: 4 links, 3 checkpoints");
        assertThat(verify(export.toString(), second + next))
                .startsWith("1 NOT VALID: CHECKPOINT_MISSING at 4 in line 2 of the checkpoints");
        assertThat(verify(export.toString(), second + second + next)).startsWith("1 NOT VALID: CHECKPOINT_MISSING");
        assertThat(verify(export.toString(), checkpoints + next + second))
                .startsWith("1 NOT VALID: CHECKPOINT_MISSING");
    }

    @Test
    void no_checkpoint_of_the_tenant_is_no_valid_verification() throws IOException {
        assertThat(verify(export.toString(), "")).startsWith("3 NO CHECKPOINT: 4 links, 0 checkpoints");
        Files.delete(folder.resolve("checkpoints.jsonl"));
        assertThat(run(
                        "--export=" + folder.resolve("export.jsonl"),
                        "--checkpoints=" + folder.resolve("checkpoints.jsonl")))
                .startsWith("3 NO CHECKPOINT: ");
        assertThat(verify("", "")).startsWith("3 NO CHECKPOINT: 0 links");
        assertThat(verify("", numbered.toString())).startsWith("1 NOT VALID: END_CUT at 1");
    }

    @Test
    void a_line_in_another_form_is_named_and_not_taken_for_a_cut() throws IOException {
        String[] lines = export.toString().split("\n");
        String other = lines[0] + "\n" + lines[1] + " \n" + lines[2] + "\n" + lines[3] + "\n";
        assertThat(verify(other, numbered.toString())).startsWith("1 NOT VALID: line 2 of the export: ");
        assertThat(verify(other, numbered.toString(), "--expect-links=4"))
                .startsWith("1 NOT VALID: line 2 of the export: ");
    }

    @Test
    void less_than_somebody_has_seen_before_has_a_code_of_its_own() throws IOException {
        String cut = numbered.substring(0, numbered.indexOf("\n", numbered.indexOf("\n") + 1) + 1);
        String cutExport = export.substring(0, export.indexOf("\n", export.indexOf("\n") + 1) + 1);
        assertThat(verify(cutExport, cut)).startsWith("0 valid: 2 links, 2 checkpoints");
        assertThat(verify(cutExport, cut, "--expect-at-least=2")).startsWith("0 ");
        assertThat(verify(cutExport, cut, "--expect-at-least=3")).startsWith("4 NOT VALID: LESS_THAN_EXPECTED at 3");
        assertThat(verify(cutExport, "", "--expect-at-least=1")).startsWith("4 ");
        assertThat(verify(cutExport, cut, "--expect-links=3")).startsWith("4 ");
        assertThat(verify(export.toString(), numbered.toString(), "--expect-at-least=2:" + "a".repeat(64)))
                .startsWith("1 NOT VALID: CHECKPOINT_DIFFERS at 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--expect-at-least=0",
                "--expect-at-least=-1",
                "--expect-at-least=two",
                "--expect-at-least=2:beef",
                "--expect-links=1:" + "0000000000000000000000000000000000000000000000000000000000000000",
                "--tenent=acme",
                "--tenant=acme",
                "--expect-at-least",
                "expect"
            })
    void what_is_called_wrongly_is_not_passed_over(String option) throws IOException {
        assertThat(verify(export.toString(), numbered.toString(), option)).startsWith("2 ");
    }

    static Stream<Arguments> tricksOnNumberedCheckpoints() {
        Map<String, UnaryOperator<String>> tricks = new LinkedHashMap<>(Tricks.anywhere());
        tricks.putAll(Tricks.twice(
                "format", "instance", "number", "previous", "tenant", "sequence", "hash", "time", "signature"));
        tricks.putAll(Tricks.replacing(
                "\"format\":2", "\"format\":1",
                "\"format\":2", "\"format\":3",
                "\"format\":2", "\"format\":2.0",
                "\"format\":2,", "",
                "\"number\":1", "\"number\":1e0",
                "\"instance\":\"000000a1-", "\"instance\":\"000000A1-",
                "\"instance\":\"000000a1-", "\"instance\":\"a1-",
                "\"previous\":\"e3b0c442", "\"previous\":\"E3B0C442",
                "12:00:00.123Z", "12:00:00.123000Z",
                "==\"}", "\"}"));
        tricks.put("the first line removed", file -> file.substring(file.indexOf('\n') + 1));
        tricks.put("the first line twice", file -> file.substring(0, file.indexOf('\n') + 1) + file);
        return arguments(tricks);
    }

    static Stream<Arguments> tricksOnTheExport() {
        Map<String, UnaryOperator<String>> tricks = new LinkedHashMap<>(Tricks.anywhere());
        tricks.putAll(Tricks.twice(
                "tenant",
                "sequence",
                "event_id",
                "previous_hash",
                "hash",
                "event",
                "id",
                "actor",
                "verb",
                "object_type",
                "object_id",
                "reason",
                "details",
                "at"));
        String details = "\"{\\\"n\\\": 10, \\\"x\\\": {\\\"y\\\": 0.5}}\"";
        tricks.putAll(Tricks.replacing(
                "\"sequence\":1",
                "\"sequence\":1.0",
                "\"sequence\":1",
                "\"sequence\":1e0",
                "\"sequence\":1",
                "\"sequence\":01",
                "\"sequence\":1",
                "\"sequence\":\"1\"",
                "\"event_id\":\"000000a1-0000-7000-8000-00000000000b",
                "\"event_id\":\"000000A1-0000-7000-8000-00000000000B",
                "\"event_id\":\"000000a1-0000-7000-8000-00000000000b",
                "\"event_id\":\"a1-0-7000-8000-b",
                "\"id\":\"000000a1-0000-7000-8000-00000000000b",
                "\"id\":\"000000a1-0000-7000-8000-00000000000B",
                "\"id\":\"000000a1-0000-7000-8000-00000000000b",
                "\"id\":\"ff000000a1-0000-7000-8000-00000000000b",
                "12:00:00.123450Z",
                "12:00:00.12345Z",
                "12:00:00.123450Z",
                "12:00:00.123450999Z",
                "12:00:00.123450Z",
                "12:00:00.123450+00:00",
                "12:00:00.123450Z",
                "13:00:00.123450+01:00",
                "12:00:00.123450Z",
                "12:00:00.123450z",
                "T12:00:00.123450Z",
                "t12:00:00.123450Z",
                "2026-11-21T",
                "+2026-11-21T",
                "\"reason\":null",
                "\"reason\":7",
                "\"reason\":null",
                "\"reason\":{\"code\":\"APPROVED\"}",
                "\"reason\":null",
                "\"reason\":[\"APPROVED\"]",
                "\"reason\":null",
                "\"reason\":false",
                "\"reason\":null,",
                "",
                details,
                details.replace("{\\\"n", "{\\\"n\\\": 99, \\\"n"),
                details,
                details.replace("{\\\"y", "{\\\"y\\\": 99, \\\"y"),
                details,
                details.replace("{\\\"n", "{\\\"\\\\u006e\\\": 99, \\\"n"),
                details,
                details.replace("}}\"", "}} and more\""),
                details,
                details.replace("}}\"", "}}{\\\"n\\\": 99}\""),
                details,
                details.replace("}}\"", "}} \""),
                details,
                details.replace("}}\"", "}}\\n\""),
                details,
                details.replace("{\\\"n", "  {\\\"n"),
                details,
                details.replace("{\\\"n", "{\\n\\\"n"),
                details,
                details.replace("10", "1e1"),
                details,
                details.replace("10", "1E1"),
                details,
                details.replace("10", "10e0"),
                details,
                details.replace("0.5", "5e-1"),
                details,
                details.replace("0.5", "0.05e1"),
                details,
                details.replace("\\\"n\\\"", "\\\"\\\\u006e\\\""),
                details,
                "{\"n\": 10, \"x\": {\"y\": 0.5}}"));
        return arguments(tricks);
    }

    static Stream<Arguments> tricksOnCheckpoints() {
        Map<String, UnaryOperator<String>> tricks = new LinkedHashMap<>(Tricks.anywhere());
        tricks.putAll(Tricks.twice("tenant", "sequence", "hash", "time", "signature"));
        tricks.putAll(Tricks.replacing(
                "\"sequence\":2", "\"sequence\":2.0",
                "\"sequence\":2", "\"sequence\":2e0",
                "12:00:00.123Z", "12:00:00.123000Z",
                "12:00:00.123Z", "12:00:00.123999Z",
                "12:00:00.123Z", "14:00:00.123+02:00",
                "12:00:00.123Z", "12:00:00.123z",
                "==\"}", "\"}",
                "==\"}", "=\"}"));
        tricks.put("other bits in the signature's last letter", file -> {
            int at = file.indexOf("==\"}") - 1;
            return file.substring(0, at) + (char) (file.charAt(at) + 1) + file.substring(at + 1);
        });
        return arguments(tricks);
    }

    private static Stream<Arguments> arguments(Map<String, UnaryOperator<String>> tricks) {
        return tricks.entrySet().stream().map(trick -> Arguments.of(trick.getKey(), trick.getValue()));
    }

    /** The exit code and what is printed. */
    private String verify(String export, String checkpoints, String... more) throws IOException {
        return run(Stream.concat(
                        Stream.of(
                                "--export=" + Files.writeString(folder.resolve("export.jsonl"), export),
                                "--checkpoints=" + Files.writeString(folder.resolve("checkpoints.jsonl"), checkpoints)),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static String run(String... more) {
        String key = Base64.getEncoder().encodeToString(KEY.getPublic().getEncoded());
        return command(Stream.concat(Stream.of("--tenant=acme", "--key=" + key), Stream.of(more)));
    }

    private static String command(Stream<String> options) {
        String[] arguments = Stream.concat(Stream.of("audit-verify"), options).toArray(String[]::new);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = AuditCommand.run(arguments, new PrintStream(out, true, UTF_8));
        return code + " " + out.toString(UTF_8);
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
