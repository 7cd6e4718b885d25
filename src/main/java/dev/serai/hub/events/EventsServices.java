package dev.serai.hub.events;

import dev.serai.hub.db.Watchdog;
import dev.serai.hub.settings.EventSettings;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the component {@code events} takes from the application. */
@Component
record EventsServices(
        EventStore journal,
        SubscriberStore store,
        EventPulse pulse,
        EventMeters meters,
        EventSettings settings,
        Watchdog watchdog,
        Clock clock) {}
