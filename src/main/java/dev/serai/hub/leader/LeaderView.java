package dev.serai.hub.leader;

import java.util.List;
import java.util.Optional;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.support.cluster.AbstractCamelClusterView;

/** One name that a hub may lead, as this hub sees it: it knows of itself only. */
final class LeaderView extends AbstractCamelClusterView {

    private final LeaderService service;
    private final CamelClusterMember self = new Self();
    private volatile boolean leader;

    LeaderView(LeaderService service, String name) {
        super(service, name);
        this.service = service;
    }

    boolean isLeader() {
        return leader;
    }

    /** Tells the routes, when this is news; returns whether it was. */
    boolean lead(boolean leads) {
        if (leads == leader) {
            return false;
        }
        leader = leads;
        fireLeadershipChangedEvent(leads ? self : null);
        return true;
    }

    @Override
    public Optional<CamelClusterMember> getLeader() {
        return leader ? Optional.of(self) : Optional.empty();
    }

    @Override
    public CamelClusterMember getLocalMember() {
        return self;
    }

    @Override
    public List<CamelClusterMember> getMembers() {
        return List.of(self);
    }

    @Override
    protected void doStart() {
        service.enter(this);
    }

    @Override
    protected void doStop() {
        leader = false;
        service.leave(this);
    }

    private final class Self implements CamelClusterMember {

        @Override
        public boolean isLeader() {
            return leader;
        }

        @Override
        public boolean isLocal() {
            return true;
        }

        @Override
        public String getId() {
            return service.getId();
        }
    }
}
