package dev.serai.hub.conversation;

import dev.serai.conversation.ChatCommand.ChatCommandName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which message of a conversation is answered next, in each of the two lanes that answers are made in: what is asked in own words
 * may take minutes, a command takes milliseconds. Each is answered behind what was said before it, with two exceptions: a command
 * that only shows something waits for nothing, and one that takes the incident waits only until it is known what is spoken of.
 */
final class TurnOrder {

    private static final Set<ChatCommandName> SHOW = Set.of(
            ChatCommandName.HELP,
            ChatCommandName.STATUS,
            ChatCommandName.INCIDENTS,
            ChatCommandName.APPROVE,
            ChatCommandName.UNKNOWN);

    private TurnOrder() {}

    /** The question whose turn it is; empty while something else is before it. */
    static Optional<WaitingMessage> question(List<WaitingMessage> waiting) {
        return waiting.stream()
                .filter(one -> !SHOW.contains(one.command().name()))
                .findFirst()
                .filter(TurnOrder::isQuestion);
    }

    /** The command whose turn it is. */
    static Optional<WaitingMessage> command(List<WaitingMessage> waiting) {
        boolean first = true;
        boolean known = true;
        for (WaitingMessage one : waiting) {
            ChatCommandName name = one.command().name();
            if (SHOW.contains(name) || first && name != ChatCommandName.ASK || known && name == ChatCommandName.ACK) {
                return Optional.of(one);
            }
            first = false;
            known &= isQuestion(one) && one.heard();
        }
        return Optional.empty();
    }

    private static boolean isQuestion(WaitingMessage one) {
        return one.command().name() == ChatCommandName.ASK;
    }
}
