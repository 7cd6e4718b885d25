package dev.serai.hub.planning;

import dev.serai.approval.Role;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.hub.settings.TenantSettings;
import dev.serai.secret.Redaction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may read playbooks as they are written. */
@Component
class PlaybookSources {

    private final RoutesFolder folder;
    private final TenantSettings tenants;

    PlaybookSources(RoutesFolder folder, TenantSettings tenants) {
        this.folder = folder;
        this.tenants = tenants;
    }

    /**
     * A playbook's file without secrets. One of the integrator's may say where things are; all tenants have it, so where there
     * are several nobody reads it here.
     *
     * @return null where this role is not shown it
     */
    @Nullable
    String shown(String name, String source, Role role) {
        boolean products = folder.isProducts("playbooks/" + name + ".yaml", source);
        boolean own = tenants.tenants().size() == 1 && role.covers(Role.OPERATOR);
        return products || own ? Redaction.redact(source) : null;
    }
}
