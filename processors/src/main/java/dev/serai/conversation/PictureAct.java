package dev.serai.conversation;

import dev.serai.message.ChatLanguage;

/**
 * What an action does, in words; the playbook's step and its target where there are none.
 *
 * @param kamelet by which it is done
 */
public record PictureAct(String kamelet, String english, String german) {

    public String in(ChatLanguage language) {
        return language.pick(english, german);
    }
}
