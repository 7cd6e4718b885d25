package dev.serai.hub.console;

import dev.serai.approval.Role;

/** The parts of the console, in the order of its navigation. */
public enum Section {
    NOW("Now", "/console", Role.VIEWER, false),
    INCIDENTS("Incidents", "/console/incidents", Role.VIEWER, false),
    APPROVALS("Approvals", "/console/approvals", Role.VIEWER, false),
    ALERTS("Alerts", "/console/alerts", Role.VIEWER, false),
    CONVERSATIONS("Conversations", "/console/conversations", Role.VIEWER, false),
    NOISE("Noise", "/console/noise", Role.VIEWER, true),
    ON_CALL("On call", "/console/oncall", Role.VIEWER, false),
    ACTIONS("Actions", "/console/actions", Role.VIEWER, true),
    PLAYBOOKS("Playbooks", "/console/playbooks", Role.VIEWER, false),
    KNOWLEDGE("Knowledge", "/console/knowledge", Role.VIEWER, false),
    ROUTES("Routes", "/console/routes", Role.OPERATOR, false),
    /** Of what stands beside the routes, all that a viewer sees. */
    MODELS("Models", "/console/models", Role.VIEWER, false),
    AUDIT("Audit", "/console/audit", Role.APPROVER, true),
    PEOPLE("People", "/console/people", Role.ADMIN, false);

    private final String title;
    private final String path;
    private final Role role;
    private final boolean startsGroup;

    Section(String title, String path, Role role, boolean startsGroup) {
        this.title = title;
        this.path = path;
        this.role = role;
        this.startsGroup = startsGroup;
    }

    public String title() {
        return title;
    }

    public String path() {
        return path;
    }

    /** The least role that sees something there. */
    Role role() {
        return role;
    }

    public boolean startsGroup() {
        return startsGroup;
    }
}
