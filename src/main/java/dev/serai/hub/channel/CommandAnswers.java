package dev.serai.hub.channel;

import dev.serai.message.Command;
import dev.serai.message.Message;

/** Answers commands that change nothing and wait for nothing; whoever talks with people says how. */
public interface CommandAnswers {

    /**
     * The answer to {@code help}, {@code status}, {@code incidents}, or to a command that there is not.
     *
     * @param prefix what stands before a command's name in this channel, for instance {@code /}
     */
    Message answer(String tenant, Command command, String prefix);
}
