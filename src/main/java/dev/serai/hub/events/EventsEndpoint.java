package dev.serai.hub.events;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/** The options of {@code events:}, described for integrators in docs/start/events.md. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "events",
        title = "Events",
        syntax = "events:name",
        remote = false,
        consumerOnly = true,
        category = {Category.MESSAGING})
public class EventsEndpoint extends DefaultEndpoint {

    @UriPath(description = "Name of the subscriber: its position is kept under it")
    @Metadata(required = true)
    private final String name;

    @UriParam(defaultValue = "default", description = "Tenant whose events are sent")
    private String tenant = "default";

    @UriParam(description = "Kinds of events, with commas, * for anything: incident.*,action.succeeded. Empty for all")
    private String types = "";

    @UriParam(
            defaultValue = "1",
            description = "Events of different incidents that are sent at once; those of one keep their order")
    private int lanes = 1;

    @UriParam(
            defaultValue = "1",
            description =
                    "Events in one message: with more than one its body is a list of messages, for what writes many"
                            + " at once")
    private int batch = 1;

    private final EventsServices services;

    EventsEndpoint(String uri, EventsComponent component, String name, EventsServices services) {
        super(uri, component);
        this.name = name;
        this.services = services;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("events are recorded by what happens; nobody sends to events:");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        EventsConsumer consumer = new EventsConsumer(this, processor, services);
        configureConsumer(consumer);
        return consumer;
    }

    public String getName() {
        return name;
    }

    public String getTenant() {
        return tenant;
    }

    public void setTenant(String tenant) {
        this.tenant = tenant;
    }

    public String getTypes() {
        return types;
    }

    public void setTypes(String types) {
        this.types = types;
    }

    public int getLanes() {
        return lanes;
    }

    public void setLanes(int lanes) {
        this.lanes = lanes;
    }

    public int getBatch() {
        return batch;
    }

    public void setBatch(int batch) {
        this.batch = batch;
    }
}
