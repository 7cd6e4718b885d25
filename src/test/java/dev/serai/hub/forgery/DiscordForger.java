package dev.serai.hub.forgery;

import dev.serai.hub.channel.DiscordStandIn;
import dev.serai.hub.forgery.Callback.Fate;
import dev.serai.hub.forgery.Callback.Header;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Discord's interactions. */
final class DiscordForger extends Forger {

    private final Scene scene;
    private final DiscordStandIn discord;
    private final DiscordStandIn another = DiscordStandIn.start();

    DiscordForger(Scene scene, DiscordStandIn discord, Random random) {
        super("discord", random);
        this.scene = scene;
        this.discord = discord;
        another.close();
    }

    @Override
    String body() {
        return click(scene.approver(channel), scene.question(channel));
    }

    private static String click(String person, Scene.Asked asked) {
        return click(person, asked.chat(), asked.message(), asked.approve());
    }

    private static String click(String person, String chat, String message, String data) {
        return DiscordStandIn.click(DiscordStandIn.nextInteraction(), person, chat, message, data);
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
        Scene.Asked main = scene.question(channel);
        Scene.Asked decoy = scene.decoy(channel);
        String person = scene.approver(channel);
        return List.of(
                fruitless("swapped-chat", () -> click(person, "999999999999999999", main.message(), main.approve())),
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
                        "made-up-reference", () -> click(person, main.chat(), main.message(), scene.nonsense(random))),
                fruitless("acknowledge-elsewhere", () -> click(person, main.chat(), "1", "acknowledge")),
                fruitless("another-application", () -> click(person, main)
                        .replace(DiscordStandIn.APPLICATION, "845027738276400000")),
                fruitless(
                        "pause-by-stranger",
                        () -> DiscordStandIn.command(
                                DiscordStandIn.nextInteraction(), scene.stranger(random), main.chat(), "pause", null)));
    }
}
