package dev.serai.hub.routes;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives Camel its routes, and looks at the integrator's folder twice a second: a change counts once the folder has stood
 * still between two looks, so that nothing half written is read. What was not read whole is read again, though nothing in
 * it has changed, ever more seldom.
 */
@Component
class RoutesWatch implements CamelContextConfiguration, FaultSource {

    private static final Logger LOG = LoggerFactory.getLogger(RoutesWatch.class);
    private static final long PERIOD_MS = 500;
    private static final String GONE = "the folder is gone: leave it empty if what it held is to be out of use";

    private final RoutesFolder folder;
    private final RouteFaults faults;
    private final UpgradeNotes notes;
    private final List<TemplateUser> users;
    private final Clock clock;
    private final RereadSchedule reread = new RereadSchedule();
    private volatile @Nullable RouteReload reload;
    private volatile List<RouteFault> gone = List.of();
    private SortedMap<String, OverlayFolder.FileVersion> before = new TreeMap<>();
    private SortedMap<String, OverlayFolder.FileVersion> taken = new TreeMap<>();

    RoutesWatch(RoutesFolder folder, RouteFaults faults, UpgradeNotes notes, List<TemplateUser> users, Clock clock) {
        this.folder = folder;
        this.notes = notes;
        this.faults = faults;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        ModelCamelContext camel = (ModelCamelContext) context;
        try {
            ClassLoader own = context.getApplicationContextClassLoader();
            context.setApplicationContextClassLoader(
                    folder.jars().loader(own == null ? RoutesWatch.class.getClassLoader() : own));
            taken = folder.overlay().stamps();
            before = taken;
            RouteReload made = new RouteReload(camel, folder, faults, users);
            made.start(routes());
            reload = made;
            notes.log(folder, notes.read(folder, made.files()));
            camel.addService(new Watching());
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        // The watch has begun.
    }

    /** That the folder itself is gone, as when what it was mounted from is. */
    @Override
    public List<RouteFault> faults() {
        return gone;
    }

    /** Which definitions run; none before Camel starts. */
    Flow running() {
        RouteReload made = reload;
        return made == null ? Flow.of(List.of(), List.of()) : made.running();
    }

    private boolean isGone() {
        boolean was = !gone.isEmpty();
        boolean is = !taken.isEmpty() && !folder.overlay().exists();
        if (is && !was) {
            RouteFault fault = new RouteFault(folder.overlay().root().toString(), 1, GONE);
            gone = List.of(fault);
            LOG.error(RouteFault.KEPT, fault);
        } else if (!is) {
            gone = List.of();
        }
        return is;
    }

    /** What its timer does. */
    synchronized void check() {
        try {
            if (isGone()) {
                return;
            }
            SortedMap<String, OverlayFolder.FileVersion> now = folder.overlay().stamps();
            boolean still = now.equals(before);
            before = now;
            RouteReload made = reload;
            boolean changed = !now.equals(taken);
            if (still && made != null && (changed || reread.isDue(clock.instant()))) {
                taken = now;
                if (changed) {
                    reread.none();
                }
                read(made);
            }
        } catch (IOException | RuntimeException | Error e) {
            // An error too, such as a class that a jar in it lacks: it must not end the watch.
            reread.after(clock.instant());
            LOG.warn(
                    "The routes folder cannot be read; what was read before stays in use, and it is read again in {} s: {}",
                    reread.pause().toSeconds(),
                    e.toString());
        }
    }

    private void read(RouteReload made) throws IOException {
        folder.refresh(false);
        made.check(routes());
        notes.read(folder, made.files());
        if (faults.faults().isEmpty() && folder.faults().isEmpty()) {
            reread.none();
        } else {
            // What could not be read may be readable again, and no file says so.
            reread.after(clock.instant());
        }
    }

    private RouteTexts routes() {
        return RouteTexts.of(folder, taken);
    }

    /** Begins with Camel and ends before its routes do. */
    private final class Watching extends ServiceSupport {

        private @Nullable ScheduledExecutorService thread;

        @Override
        protected void doStart() {
            ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread started = new Thread(task, "routes-watch");
                started.setDaemon(true);
                return started;
            });
            made.scheduleWithFixedDelay(RoutesWatch.this::check, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
            thread = made;
        }

        @Override
        protected void doStop() {
            if (thread != null) {
                thread.shutdownNow();
            }
        }
    }
}
