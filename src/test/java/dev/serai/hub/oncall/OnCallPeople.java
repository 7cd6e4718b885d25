package dev.serai.hub.oncall;

import dev.serai.hub.channel.ChannelRows;
import java.util.UUID;

/** Who is on call in the world by its policy, whichever test comes first. */
final class OnCallPeople {

    static final String ANNA = "operator-880001";
    static final String BEN = "operator-880002";

    private OnCallPeople() {}

    /** Anna is known in every chat, Ben in Telegram. */
    static void arrive(ChannelRows rows) {
        if (rows.count("select count(*) from app_user where username = ?", ANNA) == 0) {
            UUID anna = rows.person("operator", "telegram", "880001");
            rows.identity(anna, "slack", "U0880001");
            rows.identity(anna, "discord", "880000000000000001");
            rows.person("operator", "telegram", "880002");
        }
    }
}
