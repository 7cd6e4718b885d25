package dev.serai.hub.forgery;

import dev.serai.hub.channel.DiscordStandIn;
import dev.serai.hub.forgery.Callback.Fate;
import dev.serai.hub.forgery.Callback.Header;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Discord's interactions. */
final class DiscordForger extends Forger {

    private final Scene scene;
    private final ButtonInteractions buttons;
    private final DiscordStandIn discord;
    private final DiscordStandIn another = DiscordStandIn.start();

    DiscordForger(Scene scene, DiscordStandIn discord, Random random) {
        super("discord", random);
        this.scene = scene;
        buttons = new ButtonInteractions(
                this,
                scene,
                (person, chat, message, value) ->
                        DiscordStandIn.click(DiscordStandIn.nextInteraction(), person, chat, message, value));
        this.discord = discord;
        another.close();
    }

    @Override
    String body() {
        return buttons.right();
    }

    @Override
    Callback signed(String body, Instant at, boolean byStranger) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String timestamp = Long.toString(at.getEpochSecond());
        return new Callback(
                channel,
                "",
                Fate.GOOD,
                "/channels/discord/interactions",
                List.of(
                        new Header("Content-Type", "application/json"),
                        new Header(timestamp(), timestamp),
                        new Header(proof(), (byStranger ? another : discord).sign(timestamp, bytes))),
                bytes);
    }

    @Override
    String proof() {
        return "X-Signature-Ed25519";
    }

    @Override
    String alphabet() {
        return HEX;
    }

    @Override
    String timestamp() {
        return "X-Signature-Timestamp";
    }

    @Override
    List<Callback> good() {
        String person = scene.approver(channel);
        String status = DiscordStandIn.command(
                DiscordStandIn.nextInteraction(), person, DiscordStandIn.CHANNEL, "status", null);
        return List.of(
                good("approve", body()),
                good("command", status),
                good("ping", DiscordStandIn.ping(DiscordStandIn.nextInteraction())));
    }

    @Override
    List<Way> fruitless() {
        List<Way> ways = new ArrayList<>(buttons.fruitless("999999999999999999", "1"));
        ways.add(fruitless(
                "another-application", () -> body().replace(DiscordStandIn.APPLICATION, "845027738276400000")));
        ways.add(fruitless(
                "pause-by-stranger",
                () -> DiscordStandIn.command(
                        DiscordStandIn.nextInteraction(),
                        scene.stranger(random),
                        scene.question(channel).chat(),
                        "pause",
                        null)));
        return ways;
    }
}
