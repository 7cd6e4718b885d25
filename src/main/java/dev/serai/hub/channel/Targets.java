package dev.serai.hub.channel;

import dev.serai.hub.store.MessageStore.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which messages there are of an incident and of an approval, in one channel. */
final class Targets {

    private Targets() {}

    /** One in the chat, and a further one each time it reopened or got worse, since an edit cannot be heard. */
    static List<Target> ofIncident(Channel channel, String tenant, UUID incident, List<UUID> again) {
        String chat = channel.chat();
        if (chat == null) {
            return List.of();
        }
        List<Target> targets = new ArrayList<>();
        targets.add(new Target(tenant, channel.name(), "incident", incident, chat, incident));
        again.forEach(event -> targets.add(new Target(tenant, channel.name(), "again", event, chat, incident)));
        return targets;
    }

    /**
     * One in the chat, and from half time on one in the escalation chat: there the whole approval, or, where that is the
     * same chat, a reminder that can be heard.
     */
    static List<Target> ofApproval(Channel channel, String tenant, UUID approval, UUID incident, boolean escalated) {
        String chat = channel.chat();
        String escalation = channel.escalationChat();
        if (chat == null) {
            return List.of();
        }
        Target first = new Target(tenant, channel.name(), "approval", approval, chat, incident);
        if (!escalated || escalation == null) {
            return List.of(first);
        }
        String subject = escalation.equals(chat) ? "reminder" : "approval";
        return List.of(first, new Target(tenant, channel.name(), subject, approval, escalation, incident));
    }
}
