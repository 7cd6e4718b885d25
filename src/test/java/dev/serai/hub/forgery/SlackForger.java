package dev.serai.hub.forgery;

import dev.serai.hub.World;
import dev.serai.hub.channel.SlackStandIn;
import dev.serai.hub.forgery.Callback.Fate;
import dev.serai.hub.forgery.Callback.Header;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Slack's interactions or, as another endpoint with the same signature, its slash commands. */
abstract class SlackForger extends Forger {

    final Scene scene;
    final SlackStandIn slack;
    private final String path;

    private SlackForger(Scene scene, SlackStandIn slack, Random random, String path) {
        super("slack", random);
        this.scene = scene;
        this.slack = slack;
        this.path = path;
    }

    static SlackForger ofInteractions(Scene scene, SlackStandIn slack, Random random) {
        return new Interactions(scene, slack, random);
    }

    static SlackForger ofCommands(Scene scene, SlackStandIn slack, Random random) {
        return new Commands(scene, slack, random);
    }

    @Override
    Callback signed(String body, Instant at, boolean byStranger) {
        String secret = random.nextBoolean() ? SlackStandIn.SECRET : World.NEXT_SLACK_SECRET;
        return new Callback(
                channel,
                "",
                Fate.GOOD,
                path,
                List.of(
                        new Header("Content-Type", "application/x-www-form-urlencoded"),
                        new Header(timestamp(), Long.toString(at.getEpochSecond())),
                        new Header(
                                proof(),
                                SlackStandIn.sign(
                                        byStranger ? "8f742231b10e8888abcd99yyyzzz85a6" : secret,
                                        at.getEpochSecond(),
                                        body))),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    String proof() {
        return "X-Slack-Signature";
    }

    @Override
    String alphabet() {
        return HEX;
    }

    @Override
    String timestamp() {
        return "X-Slack-Request-Timestamp";
    }

    private static final class Interactions extends SlackForger {

        private Interactions(Scene scene, SlackStandIn slack, Random random) {
            super(scene, slack, random, "/channels/slack/interactions");
        }

        @Override
        String body() {
            return click(scene.approver(channel), scene.question(channel));
        }

        private String click(String person, Scene.Asked asked) {
            return click(person, asked.chat(), asked.message(), asked.approve());
        }

        private String click(String person, String chat, String message, String value) {
            return SlackStandIn.form(
                    Map.of("payload", slack.click(person, chat, message, value).toString()));
        }

        @Override
        List<Callback> good() {
            return List.of(good("approve", body()));
        }

        @Override
        List<Way> fruitless() {
            Scene.Asked main = scene.question(channel);
            Scene.Asked decoy = scene.decoy(channel);
            String person = scene.approver(channel);
            return List.of(
                    fruitless("swapped-chat", () -> click(person, "C99999999", main.message(), main.approve())),
                    fruitless("swapped-message", () -> click(person, main.chat(), decoy.message(), main.approve())),
                    fruitless("swapped-user", () -> click(scene.stranger(random), main)),
                    fruitless("low-user", () -> click(scene.viewer(channel), decoy)),
                    fruitless("copied-reference", () -> click(person, main.chat(), main.message(), decoy.approve())),
                    fruitless(
                            "reference-of-another-channel",
                            () -> click(
                                    person,
                                    main.chat(),
                                    main.message(),
                                    scene.foreign(channel).approve())),
                    fruitless(
                            "made-up-reference",
                            () -> click(person, main.chat(), main.message(), scene.nonsense(random))),
                    fruitless("acknowledge-elsewhere", () -> click(person, main.chat(), "1.000100", "acknowledge")),
                    fruitless("another-app", () -> click(person, main).replace(SlackStandIn.APP, "A0KRD0000")),
                    fruitless("another-workspace", () -> click(person, main).replace(SlackStandIn.TEAM, "T0009")),
                    fruitless("command-as-interaction", () -> slack.command(person, "pause")));
        }
    }

    private static final class Commands extends SlackForger {

        private Commands(Scene scene, SlackStandIn slack, Random random) {
            super(scene, slack, random, "/channels/slack/commands");
        }

        @Override
        String body() {
            return slack.command(scene.approver(channel), "pause");
        }

        @Override
        List<Callback> good() {
            return List.of(good("command", slack.command(scene.approver(channel), "status")));
        }

        @Override
        List<Way> fruitless() {
            Supplier<String> byStranger = () -> slack.command(scene.stranger(random), "pause");
            return List.of(
                    fruitless("pause-by-stranger", byStranger),
                    fruitless("pause-by-viewer", () -> slack.command(scene.viewer(channel), "pause")),
                    fruitless("another-app", () -> body().replace(SlackStandIn.APP, "A0KRD0000")),
                    fruitless("another-workspace", () -> body().replace(SlackStandIn.TEAM, "T0009")));
        }
    }
}
