package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people read in each situation and each chat. {@code -Dserai.golden.write=true} writes the files anew, to be read before
 * they are committed; the documents' pictures are made of them.
 */
class GoldenTextsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILES = Path.of("src/test/resources/message/golden");

    /** The most that a page, a cause or the end of an action may say. */
    private static final int MOST_UNITS = 900;

    private static final int MOST_LINES = 15;

    @ParameterizedTest
    @MethodSource("situations")
    void reads_as_its_golden_file(String name, JsonNode situation) throws IOException {
        Message message = message(situation, "telegram");
        Rendered telegram = TelegramText.render(message);
        String text =
                """
                # Read as
                %s
                # Buttons
                %s
                # Telegram
                %s
                # Slack
                %s
                # Discord
                %s
                # E-mail
                %s
                """
                        .formatted(
                                plain(message),
                                buttons(telegram),
                                telegram.text(),
                                slack(SlackText.render(message(situation, "slack"))
                                        .text()),
                                DiscordText.render(message(situation, "discord"))
                                        .text(),
                                comesByMail(name)
                                        ? email(EmailText.render(
                                                        message(situation, "email"),
                                                        Audiences.HUB.publicUrl(),
                                                        Audiences.HUB.linkHosts())
                                                .text())
                                        : "(not by mail)");

        assertThat(text).isEqualTo(golden(name + ".txt", text));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void is_read_at_a_glance_and_has_no_codes(String name, JsonNode situation) {
        String text = PageTexts.plain(message(situation, "telegram"));
        if (!name.startsWith("approval-")) {
            assertThat(text.length()).isLessThanOrEqualTo(MOST_UNITS);
            assertThat(text.lines().count()).isLessThanOrEqualTo(MOST_LINES);
            assertThat(text)
                    .doesNotContain("{", "}", "null")
                    .doesNotContainPattern("\\b[A-Z]{3,}_[A-Z]{3,}\\b(?! is| needs|,)");
        }
        assertThat(text.lines().findFirst().orElseThrow().length()).isBetween(5, 240);
        assertThat(text).doesNotContain("sha256:", "0123456789abcdef", "T10:", "2026-11-20T");
    }

    static Stream<Object[]> situations() throws IOException {
        return StreamSupport.stream(JSON.readTree(resource("situations.json")).spliterator(), false)
                .map(one -> new Object[] {one.path("name").asText(), one});
    }

    /** What every channel shows instead where it is too long. */
    private static String plain(Message message) {
        String text = PageTexts.plain(message);
        Message brief = message.brief();
        return brief != null && text.length() > TelegramText.MAX_UNITS ? PageTexts.plain(brief) : text;
    }

    /** Nobody writes to the hub by mail, and nothing can be pressed in one. */
    private static boolean comesByMail(String name) {
        return !name.startsWith("reply-") && !name.equals("storm-shown");
    }

    /** In a chat that is too short for what would run, those of what it shows instead. */
    private static String buttons(Rendered rendered) {
        return rendered.buttons().stream()
                .map(button -> button.label() + (button.url() == null ? "" : " -> " + button.url()))
                .collect(Collectors.joining("\n"));
    }

    /** @param channel whose ids the people have */
    private static Message message(JsonNode situation, String channel) {
        // What is too long for a chat would fill this file as well.
        JsonNode read = situation.path("page").deepCopy();
        read.path("people").forEach(person -> ((ObjectNode) person)
                .set("id", person.path("id").get(channel)));
        String page = read.toString().replace("\"LONG\"", "\"" + "x".repeat(4500) + "\"");
        Audience reader = Audiences.HUB;
        return switch (situation.path("kind").asText()) {
            case "page" -> IncidentMessage.of(IncidentPage.read(page), reader);
            case "cause" -> CauseMessage.of(IncidentPage.read(page), reader);
            case "again" -> RePageMessage.of(RePageMessage.Recurrence.read(page), reader);
            case "approval" -> ApprovalMessage.of(ApprovalPage.read(page), reader);
            case "reminder" -> ApprovalMessage.reminder(ApprovalPage.read(page), reader);
            case "outcome" -> OutcomeMessage.of(page, reader);
            case "vain" -> OutcomeMessage.inVain(page, reader);
            case "call" -> CallMessage.of(CallPage.read(page), reader);
            case "digest" -> DigestMessage.of(StormPage.read(page), reader);
            default -> reply(situation.path("name").asText(), channel);
        };
    }

    private static Message reply(String name, String channel) {
        String prefix = channel.equals("slack") ? "/serai " : "/";
        return switch (name) {
            case "reply-stranger" -> CommandReply.stranger(channel, "4711", prefix);
            case "reply-forbidden" -> CommandReply.forbidden("pause", prefix);
            case "reply-paused" -> CommandReply.paused(true, prefix);
            case "reply-resumed" -> CommandReply.paused(false, prefix);
            case "reply-linked" -> LinkReply.linked("ann", Role.OPERATOR);
            case "reply-link-refused" -> LinkReply.refused(prefix);
            case "reply-busy" -> CommandReply.busy();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The texts of its blocks, as Slack shows them. */
    private static String slack(String content) {
        try {
            return StreamSupport.stream(JSON.readTree(content).path("blocks").spliterator(), false)
                    .map(block -> (block.path("type").asText().equals("header")
                                    ? "header"
                                    : block.at("/text/type").asText())
                            + ": " + block.at("/text/text").asText())
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its subject and its plain text. */
    private static String email(String mail) {
        try {
            JsonNode read = JSON.readTree(mail);
            return "Subject: " + read.path("subject").asText() + "\n\n"
                    + read.path("text").asText().strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = GoldenTextsTest.class.getResourceAsStream("/message/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String golden(String name, String actual) throws IOException {
        if (Boolean.getBoolean("serai.golden.write")) {
            Files.createDirectories(FILES);
            Files.writeString(FILES.resolve(name), actual);
            return actual;
        }
        return resource("golden/" + name);
    }
}
