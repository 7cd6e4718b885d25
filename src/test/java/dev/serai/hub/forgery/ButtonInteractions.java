package dev.serai.hub.forgery;

import dev.serai.hub.forgery.Forger.Way;
import java.util.List;

/** Interactions with buttons in one chat: the right one, and those that have no effect though they are rightly signed. */
final class ButtonInteractions {

    /** How a chat's vendor writes that somebody pressed a button. */
    interface Writing {
        String interaction(String person, String chat, String message, String value);
    }

    private final Forger forger;
    private final Scene scene;
    private final Writing writing;

    ButtonInteractions(Forger forger, Scene scene, Writing writing) {
        this.forger = forger;
        this.scene = scene;
        this.writing = writing;
    }

    String right() {
        return by(approver(), question());
    }

    /** In another chat, under another message, by others, with what stands elsewhere; each another one each time. */
    List<Way> fruitless(String otherChat, String otherMessage) {
        Scene.Asked main = question();
        Scene.Asked decoy = scene.decoy(forger.channel);
        return List.of(
                forger.fruitless(
                        "swapped-chat",
                        () -> writing.interaction(approver(), otherChat, main.message(), main.approve())),
                forger.fruitless(
                        "swapped-message",
                        () -> writing.interaction(approver(), main.chat(), decoy.message(), main.approve())),
                forger.fruitless("swapped-user", () -> by(scene.stranger(forger.random), main)),
                forger.fruitless("low-user", () -> by(scene.viewer(forger.channel), decoy)),
                forger.fruitless("copied-reference", () -> with(decoy.approve())),
                forger.fruitless(
                        "reference-of-another-channel",
                        () -> with(scene.foreign(forger.channel).approve())),
                forger.fruitless("made-up-reference", () -> with(scene.nonsense(forger.random))),
                forger.fruitless(
                        "acknowledge-elsewhere",
                        () -> writing.interaction(approver(), main.chat(), otherMessage, "acknowledge")));
    }

    private String by(String person, Scene.Asked asked) {
        return writing.interaction(person, asked.chat(), asked.message(), asked.approve());
    }

    private String with(String reference) {
        return writing.interaction(approver(), question().chat(), question().message(), reference);
    }

    private String approver() {
        return scene.approver(forger.channel);
    }

    private Scene.Asked question() {
        return scene.question(forger.channel);
    }
}
