package dev.serai.hub.forgery;

import dev.serai.hub.World;
import dev.serai.hub.channel.SlackStandIn;
import dev.serai.hub.forgery.Callback.Fate;
import dev.serai.hub.forgery.Callback.Header;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
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

        private final ButtonInteractions buttons;

        private Interactions(Scene scene, SlackStandIn slack, Random random) {
            super(scene, slack, random, "/channels/slack/interactions");
            buttons = new ButtonInteractions(
                    this,
                    scene,
                    (person, chat, message, value) -> SlackStandIn.form(Map.of(
                            "payload", slack.click(person, chat, message, value).toString())));
        }

        @Override
        String body() {
            return buttons.right();
        }

        @Override
        List<Callback> good() {
            return List.of(good("approve", body()));
        }

        @Override
        List<Way> fruitless() {
            List<Way> ways = new ArrayList<>(buttons.fruitless("C99999999", "1.000100"));
            ways.add(fruitless("another-app", () -> body().replace(SlackStandIn.APP, "A0KRD0000")));
            ways.add(fruitless("another-workspace", () -> body().replace(SlackStandIn.TEAM, "T0009")));
            ways.add(fruitless("command-as-interaction", () -> slack.command(scene.approver(channel), "pause")));
            return ways;
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
