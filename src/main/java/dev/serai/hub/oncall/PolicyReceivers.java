package dev.serai.hub.oncall;

import dev.serai.hub.channel.NoticeStore;
import dev.serai.hub.incident.IncidentReceivers;
import dev.serai.hub.routes.Live;
import dev.serai.notify.Notice.NoticeKind;
import dev.serai.notify.NotifyPolicy;
import dev.serai.oncall.OnCallPolicy;
import dev.serai.oncall.PageReceivers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whom pages reach as the policies say now, for each incident as it was when it began. */
@Component
class PolicyReceivers implements IncidentReceivers {

    private final NoticeStore notices;
    private final Live<NotifyPolicy> routing;
    private final Live<OnCallPolicy> onCall;

    PolicyReceivers(NoticeStore notices, Live<NotifyPolicy> routing, Live<OnCallPolicy> onCall) {
        this.notices = notices;
        this.routing = routing;
        this.onCall = onCall;
    }

    @Override
    public Map<UUID, PageReceivers> of(String tenant, Set<UUID> incidents) {
        NotifyPolicy places = routing.get();
        OnCallPolicy chains = onCall.get();
        Map<UUID, PageReceivers> receivers = new HashMap<>();
        notices.ofIncidents(tenant, incidents)
                .forEach((incident, facts) -> receivers.put(
                        incident, PageReceivers.of(facts.notice(NoticeKind.PAGE, facts.openedAt()), places, chains)));
        return receivers;
    }
}
