package dev.serai.conversation;

import dev.serai.language.NamedObject;
import dev.serai.message.ChatLanguage;

/** An object of a cluster in an answer. */
public final class ObjectWords {

    private ObjectWords() {}

    /** With its cluster where that is known: {@code Deployment shop/cart on demo}. */
    public static String of(ChatLanguage language, NamedObject object) {
        return language == ChatLanguage.ENGLISH || object.cluster() == null
                ? object.inWordsWithCluster()
                : object.inWords() + " auf " + object.cluster();
    }
}
