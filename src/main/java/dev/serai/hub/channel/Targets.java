package dev.serai.hub.channel;

import dev.serai.hub.channel.MessageStore.MessageTarget;
import dev.serai.hub.channel.MessageStore.Planned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which messages there are of an incident and of an approval, and where they stand. */
final class Targets {

    private Targets() {}

    /** One message in each place. */
    static List<MessageTarget> at(
            List<ChatPlace> places, String tenant, MessageSubject subject, UUID subjectId, UUID incident) {
        return places.stream()
                .map(place -> new MessageTarget(tenant, place.channel(), subject, subjectId, place.chat(), incident))
                .toList();
    }

    /**
     * At half time of an approval: the whole approval in each place that does not have it, so that it can be decided
     * there, and where it stands already a reminder that can be heard.
     */
    static List<MessageTarget> escalated(
            List<ChatPlace> places, String tenant, UUID approval, UUID incident, Collection<MessageTarget> asked) {
        List<MessageTarget> targets = new ArrayList<>();
        for (MessageTarget target : at(places, tenant, MessageSubject.APPROVAL, approval, incident)) {
            targets.add(
                    asked.contains(target)
                            ? new MessageTarget(
                                    tenant,
                                    target.channel(),
                                    MessageSubject.REMINDER,
                                    approval,
                                    target.chat(),
                                    incident)
                            : target);
        }
        return targets;
    }

    /** These, and wherever else the same things were told before: what stands in a chat is kept up to date there. */
    static Set<MessageTarget> withStanding(
            Collection<MessageTarget> targets, List<Planned> planned, Collection<String> channels) {
        Set<MessageTarget> all = new LinkedHashSet<>(targets);
        planned.stream()
                .filter(Planned::sent)
                .map(Planned::target)
                .filter(standing -> channels.contains(standing.channel()))
                .filter(standing -> targets.stream().anyMatch(target -> sameSubject(target, standing)))
                .forEach(all::add);
        return all;
    }

    private static boolean sameSubject(MessageTarget one, MessageTarget other) {
        return one.subject() == other.subject() && one.subjectId().equals(other.subjectId());
    }
}
