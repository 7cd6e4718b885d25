package dev.serai.hub.console;

import dev.serai.approval.Role;
import java.util.List;

/**
 * One account as an admin sees it.
 *
 * @param base where its forms are sent
 * @param own whether it is that of who looks
 */
public record PersonView(
        String base,
        Proof proof,
        String name,
        boolean own,
        Role role,
        boolean disabled,
        List<PageFact> facts,
        ReachedAt reachedAt,
        List<LinkedChat> chats,
        TokenList tokens) {

    /**
     * @param asked whether who gives access has to say their own password once more
     * @param refused why nothing was changed; empty else
     */
    public record Proof(boolean asked, String refused) {}

    /** Empty where there is none. */
    public record ReachedAt(String email, String phone) {}

    /** @param account as its channel calls the person */
    public record LinkedChat(String channel, String title, String account) {}

    /** @param cut whether there are more than these */
    public record TokenList(List<TokenLine> lines, boolean cut) {}

    /** @param works whether somebody can still use it */
    public record TokenLine(String id, String name, List<PageFact> facts, boolean works) {}
}
