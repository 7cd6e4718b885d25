package dev.serai.hub.console;

import dev.serai.hub.console.PersonView.LinkedChat;
import dev.serai.hub.console.PersonView.TokenList;
import java.util.List;

/**
 * The own account.
 *
 * @param refused why what was just asked for was not made; empty else
 * @param asksPassword whether who makes something has to say the password once more
 * @param made what was just made, and is shown this once
 * @param scopes what a token may be for, by the parts of the API
 */
public record ProfileView(
        String name,
        String refused,
        boolean asksPassword,
        List<MadeSecret> made,
        List<PageFact> facts,
        List<LinkedChat> chats,
        TokenList tokens,
        List<ScopeChoice> scopes) {

    /** @param use what to do with it */
    public record MadeSecret(String title, String text, String use) {}

    /** @param scopes those of one part, reading before writing */
    public record ScopeChoice(String part, List<String> scopes) {}
}
